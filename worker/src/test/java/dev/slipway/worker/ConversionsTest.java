// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One table that other tools wrote in many formats ({@code formats/make.py}). */
final class ConversionsTest {
  private static final String TYPES =
      "id int64, name string, price float64, ok boolean, day date, at timestamp";
  private static final String ROWS =
      "[[1,\"Zoë, \\\"the\\\" 1st\",2.5,true,\"2024-02-29\",\"2024-02-29T23:59:58\"],"
          + "[2,null,-0.125,false,\"1969-07-20\",\"1969-07-20T20:17:40\"],"
          + "[4,\"two words\",null,true,\"1999-12-31\",\"2000-01-01T00:00:01\"],"
          + "[9007199254740,\"𝄞 clef\",1.0E21,null,null,null]]";

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table.parquet",
        "table.csv",
        "table.csv.gz",
        "table.csv.zst",
        "table.csv.bz2",
        "table.csv.xz",
        "table.csv.sz",
        "table.csv.lz4",
        "table.csv.zip",
        "table.xlsx",
        "table.null.avro",
        "table.deflate.avro",
        "table.snappy.avro",
        "table.bzip2.avro",
        "table.xz.avro",
        "table.zstandard.avro",
        "table.uncompressed.orc",
        "table.zlib.orc",
        "table.snappy.orc",
        "table.zstd.orc",
        "table.lz4.orc"
      })
  void readsTheSameRowsOfEachFormat(String name) throws IOException {
    try (Reading reading = new Reading(home)) {
      assertThat(Reading.types(reading.detect(fixture(name)))).isEqualTo(TYPES);
      assertThat(reading.rows(fixture(name))).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"table.xlsx", "table.null.avro", "table.zlib.orc", "table.parquet"})
  void knowsAFormatByItsFirstBytes(String name) throws IOException {
    Path nameless = Files.copy(fixture(name), home.resolve("data"));
    Path misnamed = Files.copy(fixture(name), home.resolve("data.csv"));

    try (Reading reading = new Reading(home)) {
      assertThat(reading.rows(nameless)).isEqualTo(ROWS);
      assertThat(reading.rows(misnamed)).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested.avro", "nested.orc"})
  void readsNestedValues(String name) throws IOException {
    try (Reading reading = new Reading(home)) {
      assertThat(Reading.types(reading.detect(fixture(name))))
          .isEqualTo(
              "tags list<string>, point struct<lat:float64,name:string>, counts map<string,int64>,"
                  + " raw binary, money decimal(20,2), seen timestamptz, small int32, part float32");
      assertThat(reading.rows(fixture(name)))
          .isEqualTo(
              "[[[\"x\",null],{\"lat\":1.5,\"name\":\"p\"},{\"a\":1,\"b\":2},\"AP8i\",12345678901234567.89,"
                  + "\"2024-05-01T12:00:00.123456Z\",7,0.1],[null,null,null,null,null,null,null,null]]");
    }
  }

  @Test
  void readsFilesOfOneTableInSeveralPackings() throws IOException {
    try (Reading reading = new Reading(home)) {
      assertThat(
              reading.count(fixture("table.csv"), fixture("table.csv.xz"), fixture("table.csv.gz")))
          .isEqualTo(12);
    }
  }

  @Test
  void readsRowsThatLieInTheirAddress() throws IOException {
    String lines =
        """
        {"a":"9007199254740993","b":"2026-01-31 12:30:00","c":"12.30","d":"true"}
        {"b":"2026-01-31T12:30:00.5","c":"-1"}
        """;
    Scan.File file =
        new Scan.File(
            Scan.HELD + Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8)),
            lines.length(),
            2);
    Schema schema =
        new Schema(
            List.of(
                Column.of("a", Primitive.INT64),
                Column.of("b", Primitive.TIMESTAMP),
                Column.of("c", new ColumnType.Decimal(4, 2)),
                Column.of("d", Primitive.BOOLEAN)));

    try (Reading reading = new Reading(home)) {
      assertThat(
              reading.rows(new Scan(schema, new Format.JsonLines(), Map.of(), List.of(file), "1")))
          .isEqualTo(
              "[[9007199254740993,\"2026-01-31T12:30\",12.30,true],[null,\"2026-01-31T12:30:00.500\",-1.00,null]]");
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    try (Reading reading = new Reading(home)) {
      reading.rows(fixture("table.xlsx"));
    }

    try (var left = Files.list(home)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void stopsAtTheLimitOfTemporaryFiles() throws IOException {
    Path bomb = home.resolve("bomb.csv.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("bomb.csv"));
      byte[] zeros = new byte[1 << 20];
      Arrays.fill(zeros, (byte) '0');
      for (int i = 0; i < 40; i++) {
        zip.write(zeros);
      }
    }

    try (Reading reading = new Reading(home, 32 << 20)) {
      assertBadData(() -> reading.detect(bomb), "32 MiB", "temporary files");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table.csv.bz2",
        "table.csv.xz",
        "table.csv.sz",
        "table.csv.lz4",
        "table.csv.zip",
        "table.xlsx",
        "table.null.avro",
        "table.snappy.avro",
        "table.zlib.orc"
      })
  void refusesWhatIsCutOffOrSomethingElse(String name) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(name));
    Path cut = Files.write(home.resolve("cut." + name), Arrays.copyOf(whole, whole.length - 30));
    Path other =
        Files.write(home.resolve("other." + name), "id,x\n1,2\n".getBytes(StandardCharsets.UTF_8));
    Path empty = Files.write(home.resolve("empty." + name), new byte[0]);

    try (Reading reading = new Reading(home)) {
      for (Path file : List.of(cut, other, empty)) {
        assertBadData(() -> reading.rows(file), file.getFileName().toString());
      }
    }
  }

  @Test
  void refusesSeveralFilesInOneZip() throws IOException {
    Path two = home.resolve("two.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(two))) {
      for (String name : List.of("a.csv", "b.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("id\n1\n".getBytes(StandardCharsets.UTF_8));
      }
    }

    try (Reading reading = new Reading(home)) {
      assertBadData(() -> reading.detect(two), "two.zip", "several files");
    }
  }

  @Test
  void saysWhichColumnNoFileHas() throws IOException {
    Schema other = new Schema(List.of(Column.of("nmae", Primitive.STRING)));

    try (Reading reading = new Reading(home)) {
      assertBadData(
          () -> reading.rows(new Format.Avro(), other, fixture("table.null.avro")),
          "'nmae'",
          "Did you mean 'name'");
    }
  }

  @Test
  void leavesOutLinesAndComments() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("a.csv"), "made by hand\n\n# units: m\nid,x\n1,2\n# none\n3,4 # last\n");
    Format.Csv format = new Format.Csv(",", "\"", "", true, "utf-8", List.of(), "", "", 2, "#");

    try (Reading reading = new Reading(home)) {
      assertThat(Reading.types(reading.detect(Optional.of(format), file)))
          .isEqualTo("id int64, x int64");
      assertThat(reading.rows(Optional.of(format), file)).isEqualTo("[[1,2],[3,4]]");
    }
  }

  static Path fixture(String name) {
    return Path.of("src/test/resources/dev/slipway/worker/formats", name).toAbsolutePath();
  }

  static void assertBadData(Runnable work, String... parts) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessageContainingAll(parts);
  }
}
