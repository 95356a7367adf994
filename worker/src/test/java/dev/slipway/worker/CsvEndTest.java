// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose last line is so long that DuckDB, reading with several threads, loses it. */
final class CsvEndTest {
  private static final int MIB = 1 << 20;

  /** With a buffer's end within the last line. */
  private static final int ROWS = 4_000_000;

  @TempDir private Path home;

  private Path file(String name, int rows, int length, String end) throws IOException {
    Path file = home.resolve(name);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain, MIB) : plain) {
      out.write("s,n\n".getBytes(UTF_8));
      byte[] some = "ab,1\n".repeat(10_000).getBytes(UTF_8);
      for (int i = 0; i < rows; i += 10_000) {
        out.write(some);
      }
      byte[] piece = "x".repeat(MIB / 4).getBytes(UTF_8);
      for (int i = 0; i < length / (MIB / 4); i++) {
        out.write(piece);
      }
      out.write((",7" + end).getBytes(UTF_8));
    }
    return file;
  }

  private long count(Path file) {
    Schema schema =
        new Schema(List.of(Column.of("s", Primitive.STRING), Column.of("n", Primitive.INT64)));
    Scan scan =
        new Scan(
            schema,
            Format.Csv.standard(),
            Map.of(),
            List.of(new Scan.File("file://" + file, 1, -1)),
            "1");
    try (Database database = Database.open()) {
      database.limit(new Limits(2L << 30, 4, 1L << 30, Duration.ofMinutes(1)), home);
      return database.query(
          "SELECT count(n) FROM ("
              + new Inputs(database, new IntactFiles()::require).select(scan)
              + ")",
          rows -> rows.next() ? rows.getLong(1) : -1);
    }
  }

  @ParameterizedTest
  @CsvSource({"12, a.csv, true", "40, a.csv, false", "12, a.csv.gz, true"})
  void refusesAFileWhoseLastLineItWouldLose(int mebibytes, String name, boolean ended)
      throws IOException {
    Path file = file(name, ROWS, mebibytes * MIB, ended ? "\n" : "");

    assertThatThrownBy(() -> count(file))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessageContaining("Row 4000002 of the file " + name)
        .hasMessageContaining("longer than the 2 MB");
  }

  @Test
  void readsALastLineThatIsNotTooLong() throws IOException {
    assertThat(count(file("b.csv", ROWS, MIB + MIB / 2, "\n"))).isEqualTo(ROWS + 1);
    assertThat(count(file("c.csv", 10_000, 0, ""))).isEqualTo(10_001);
  }

  @Test
  void seesWhereOneReaderIsNeeded() throws IOException {
    assertThat(CsvEnd.needsOneReader(file("long.csv", 0, 2 * MIB, "\n"))).isTrue();
    assertThat(CsvEnd.needsOneReader(file("long-open.csv", 0, 2 * MIB, ""))).isTrue();
    assertThat(CsvEnd.needsOneReader(file("rows.csv", 2_000_000, 0, "\n"))).isFalse();
    assertThat(CsvEnd.needsOneReader(file("short.csv", 0, 0, "\n"))).isFalse();
    assertThat(CsvEnd.needsOneReader(file("packed.csv.gz", 0, 0, "\n"))).isTrue();
  }
}
