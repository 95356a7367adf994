// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.DetectTask;
import dev.slipway.spi.Engine.Detected;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of many forms, detected and read with a real DuckDB in this process. */
final class FormatsTest {
  private static final Limits LIMITS = new Limits(512L << 20, 2, 1L << 30, Duration.ofMinutes(1));

  @TempDir private Path home;
  private Database database = Database.open();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void readsTextInItsEncoding() throws IOException {
    String text = "name,city\nZoë,Orléans\n";
    Path utf16 = write("a.csv", "\uFEFF" + text, UTF_16LE);
    Path latin = write("b.csv", text, ISO_8859_1);
    Path marked = write("c.csv", "\uFEFF" + text, UTF_8);

    assertThat(rows(utf16)).isEqualTo("[[\"Zoë\",\"Orléans\"]]");
    assertThat(rows(latin)).isEqualTo("[[\"Zoë\",\"Orléans\"]]");
    assertThat(rows(marked)).isEqualTo("[[\"Zoë\",\"Orléans\"]]");
    assertThat(csv(detect(utf16)).encoding()).isEqualTo("utf-16");
    assertThat(csv(detect(latin)).encoding()).isEqualTo("latin-1");
    assertThat(csv(detect(marked)).encoding()).isEqualTo("utf-8");
    assertThat(detect(marked).schema().names()).containsExactly("name", "city");
  }

  @Test
  void readsCompressedText() throws IOException {
    Path gzip = Files.write(home.resolve("a.csv.gz"), gzip("id,x\n1,2.5\n2,\n"));
    Path zstd = home.resolve("b.csv.zst");
    database.execute(
        "COPY (SELECT 1 AS id, 2.5 AS x UNION ALL SELECT 2, NULL) TO "
            + Sql.text(zstd.toString())
            + " (FORMAT csv, COMPRESSION zstd)");
    reopen();

    assertThat(rows(gzip)).isEqualTo("[[1,2.5],[2,null]]");
    assertThat(rows(zstd)).isEqualTo("[[1,2.5],[2,null]]");
  }

  @Test
  void readsJsonLines() throws IOException {
    Path file =
        write("a.jsonl", "{\"id\":1,\"tags\":[\"x\"],\"at\":{\"lat\":1.5}}\n{\"id\":2}\n", UTF_8);

    Detected detected = detect(file);

    assertThat(detected.format()).isEqualTo(new Format.JsonLines());
    assertThat(types(detected.schema()))
        .isEqualTo("id int64, tags list<string>, at struct<lat:float64>");
    assertThat(rows(file)).isEqualTo("[[1,[\"x\"],{\"lat\":1.5}],[2,null,null]]");
  }

  @Test
  void tellsTheLineOfBadJson() throws IOException {
    Path file = write("a.jsonl", "{\"id\":1}\n{\"id\":oops}\n{\"id\":3}\n", UTF_8);

    assertBadData(() -> rows(file), "Line 2", "a.jsonl");
  }

  @Test
  void readsParquetByName() throws IOException {
    Path first = home.resolve("a.parquet");
    Path second = home.resolve("b.parquet");
    copy("SELECT 1 AS id, 'x' AS name", first);
    copy("SELECT 'y' AS name, 2 AS id", second);

    assertThat(types(detect(first, second).schema())).isEqualTo("id int32, name string");
    assertThat(rows(first, second)).isEqualTo("[[1,\"x\"],[2,\"y\"]]");
  }

  @Test
  void readsFilesWhoseColumnsStandInAnotherOrder() throws IOException {
    Path first = write("a.csv", "id,name\n1,x\n", UTF_8);
    Path second = write("b.csv", "NAME,more,ID\ny,?,2\n", UTF_8);

    assertThat(rows(first, second)).isEqualTo("[[1,\"x\"],[2,\"y\"]]");
  }

  @Test
  void saysWhichColumnAFileLacks() throws IOException {
    Path first = write("a.csv", "id,name\n1,x\n", UTF_8);
    Path second = write("b.csv", "id,nmae\n2,y\n", UTF_8);

    assertBadData(() -> rows(first, second), "b.csv", "'name'", "Did you mean 'nmae'");
  }

  @Test
  void tellsTheRowOfARaggedFile() throws IOException {
    Path file = write("a.csv", "id,name,x\n1,a,2\n2,b\n3,c,4\n", UTF_8);

    assertBadData(() -> detect(file), "Row 3", "a.csv", "2 values where 3");
  }

  @Test
  void doesNotRoundWhatIsNoWholeNumber() throws IOException {
    Path file = write("a.csv", "name,id\nx,1\ny,2.5\n", UTF_8);
    Schema whole =
        new Schema(List.of(Column.of("name", Primitive.STRING), Column.of("id", Primitive.INT64)));
    Scan scan = new Scan(whole, Format.Csv.standard(), Map.of(), files(file), "1");
    QueryTask task =
        new QueryTask("q1", List.of(new Input("t", scan)), "SELECT sum(id) AS s FROM t", 5, LIMITS);

    assertBadData(
        () -> new Querying(database, new IntactFiles(), task).run(home),
        "Row 3 of the file a.csv has '2.5' in the column 'id'",
        "int64");
  }

  @Test
  void saysThatAnEmptyFileHasNoHeader() throws IOException {
    Path file = write("a.csv", "", UTF_8);

    assertBadData(() -> detect(file), "a.csv", "empty");
  }

  @Test
  void keepsLeadingZerosAndWidensWhatChangesLater() throws IOException {
    StringBuilder text = new StringBuilder("zip,count,day,empty\n");
    for (int i = 0; i < 30_000; i++) {
      text.append("01").append(100 + i % 800).append(',').append(i).append(",2024-01-01,\n");
    }
    Path file = write("a.csv", text.append("02000,1.5,not yet,\n").toString(), UTF_8);

    Detected detected = detect(file);

    assertThat(types(detected.schema()))
        .isEqualTo("zip string, count float64, day string, empty string");
    assertThat(detected.notes()).hasSize(3).allMatch(note -> note.endsWith("."));
  }

  @Test
  void detectsOtherDialects() throws IOException {
    Path tabs = write("a.tsv", "id\tday\n1\t31.12.2024\n2\t01.02.2025\n", UTF_8);
    Path quotes = write("b.csv", "id,text\n1,\"a, \"\"b\"\"\"\n2,\"c\nd\"\n", UTF_8);
    Path bare = write("c.csv", "1,2024-01-01 10:00:00\n2,2024-01-02 10:00:00\n", UTF_8);

    assertThat(csv(detect(tabs)).delimiter()).isEqualTo("\\t");
    assertThat(csv(detect(tabs)).dateFormat()).isEqualTo("%d.%m.%Y");
    assertThat(rows(tabs)).isEqualTo("[[1,\"2024-12-31\"],[2,\"2025-02-01\"]]");
    assertThat(rows(quotes)).isEqualTo("[[1,\"a, \\\"b\\\"\"],[2,\"c\\nd\"]]");
    assertThat(types(detect(bare).schema())).isEqualTo("column0 int64, column1 timestamp");
    assertThat(rows(bare)).isEqualTo("[[1,\"2024-01-01T10:00\"],[2,\"2024-01-02T10:00\"]]");
  }

  @Test
  void doesNotTakeTextForNullWhereNothingElseSaysSo() throws IOException {
    Path file = write("a.csv", "country,continent\nNamibia,AF\nChile,SA\nCanada,NA\n", UTF_8);

    assertThat(csv(detect(file)).nulls()).isEmpty();
    assertThat(rows(file)).contains("[\"Canada\",\"NA\"]");
  }

  @Test
  void keepsWhatTheUserHasFixed() throws IOException {
    Path file = write("a.csv", "id;name\n1;-\n2;x\n", UTF_8);
    Format.Csv fixed = new Format.Csv(";", "'", "", true, "utf-8", List.of("-"), "", "");

    Detected detected = detect(Optional.of(fixed), file);

    assertThat(detected.format()).isEqualTo(fixed);
    assertThat(types(detected.schema())).isEqualTo("id int64, name string");
  }

  private String rows(Path... files) {
    Detected detected = detect(files[0]);
    Scan scan = new Scan(detected.schema(), detected.format(), Map.of(), files(files), "1");
    return database.query(
        new Inputs(database, new IntactFiles()::require).select(scan) + " ORDER BY 1",
        rows -> new RowReader(rows).rows(10).rows().text());
  }

  private Detected detect(Path... files) {
    return detect(Optional.empty(), files);
  }

  private Detected detect(Optional<Format> known, Path... files) {
    reopen();
    return new Detecting(
            database,
            new Conversions(home, new Allowance(LIMITS.spillBytes(), () -> false)),
            new DetectTask("d1", files(files), known, LIMITS))
        .run(home);
  }

  /** The sandbox of a detection cannot be taken off again. */
  private void reopen() {
    database.close();
    database = Database.open();
  }

  private static List<Scan.File> files(Path... files) {
    return Arrays.stream(files).map(file -> new Scan.File("file://" + file, 1, -1)).toList();
  }

  private static Format.Csv csv(Detected detected) {
    return (Format.Csv) detected.format();
  }

  private static String types(Schema schema) {
    return schema.columns().stream()
        .map(c -> c.name() + " " + c.type())
        .collect(Collectors.joining(", "));
  }

  private void copy(String select, Path file) {
    database.execute("COPY (" + select + ") TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(home.resolve(name), text.getBytes(charset));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void assertBadData(Runnable work, String... parts) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessageContainingAll(parts);
  }
}
