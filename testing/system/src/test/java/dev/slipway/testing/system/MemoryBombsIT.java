// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.sql;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries and files that are small and ask for all memory there is: the run fails with a sentence,
 * the server's process does not notice, and the next build works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MemoryBombsIT {
  /** What the heap may have grown by for reasons of its own. */
  private static final long UNMOVED = 96L << 20;

  /** The bound of the server's heap, as the launcher sets it. */
  private static final long HEAP = 160L << 20;

  private static final int MIB = 1 << 20;
  private static final Set<String> CODES =
      Set.of("out-of-memory", "out-of-disk", "bad-data", "too-large");

  private Studio studio;
  private Client client;
  private Project project;
  private Path data;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    data = folder.resolve("data");
    studio = Studio.start(new Launcher(folder), data, "--worker-memory", "192");
    client = Client.of(studio, data);
    project = Project.create(client, "bombs");
    String rows = IntStream.range(0, 20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    project.upload("many.csv", "i\n" + rows);
    project.csv("many", "many.csv", "{\"name\": \"i\", \"type\": \"int64\"}").good();
    project.make("fine", "many", Project.filter("i > 5"), "").good();
    project.built("fine");
  }

  @AfterAll
  void stop() {
    client.close();
    studio.close();
  }

  private void upload(String file, Path content) throws IOException, InterruptedException {
    client.send("PUT", project.file(file), BodyPublishers.ofFile(content)).good();
  }

  private void external(String dataset, String file, String format)
      throws IOException, InterruptedException {
    client
        .put(
            project.path("/datasets/" + dataset),
            "{\"spec\": {\"type\": \"external\", \"connection\": \"local\", \"path\": \"bombs/"
                + file
                + "\", \"format\": {\"type\": \""
                + format
                + "\"}, \"schema\": [{\"name\": \"s\", \"type\": \"string\"}]}}")
        .good();
  }

  /** Builds what must fail, and sees that nothing else does. */
  private void assertFails(String bomb, String input, String operation)
      throws IOException, InterruptedException {
    long before = studio.residentBytes();
    project.make(bomb, input, operation, "").good();

    Answer run = project.ended(project.build(bomb));

    assertThat(run.text("state")).as(bomb + run.body()).isEqualTo("failed");
    assertThat(CODES).as(bomb + run.body()).contains(run.text("code"));
    assertThat(run.text("message")).as(bomb).contains(" ").endsWith(".");
    assertThat(studio.residentBytes() - before).as(bomb).isLessThan(UNMOVED);
    project.make("after_" + bomb, "many", Project.filter("i < 5"), "").good();
    project.built("after_" + bomb);
    System.out.printf(
        "Memory bomb %s: %s; server %d MiB.%n",
        bomb, run.text("code"), studio.residentBytes() / MIB);
  }

  @Test
  void survivesACrossJoin() throws IOException, InterruptedException {
    assertFails(
        "cross_join",
        "many",
        sql(
            "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a.i * b.i) AS p FROM many a CROSS JOIN many b"));
  }

  @Test
  void survivesAHugeText() throws IOException, InterruptedException {
    assertFails("huge_text", "many", sql("SELECT REPEAT('x', 2000000000) AS s FROM many"));
    assertFails(
        "grown_text",
        "many",
        sql("SELECT REPEAT(REPEAT(REPEAT('x', 1000), 1000), 1000) AS s FROM many"));
  }

  @Test
  void survivesADeepAndAWideJson(@TempDir Path folder) throws IOException, InterruptedException {
    Path deep = folder.resolve("deep.jsonl");
    Files.writeString(deep, "{\"s\": " + "[".repeat(4 * MIB) + "]".repeat(4 * MIB) + "}\n");
    upload("deep.jsonl", deep);
    external("deep", "deep.jsonl", "json-lines");
    assertFails("deep_json", "deep", Project.filter("s IS NOT NULL"));

    Path wide = folder.resolve("wide.jsonl");
    Files.writeString(wide, "{\"s\": \"" + "x".repeat(64 * MIB) + "\"}\n");
    upload("wide.jsonl", wide);
    external("wide", "wide.jsonl", "json-lines");
    assertFails("wide_json", "wide", Project.filter("s IS NOT NULL"));
  }

  @Test
  void survivesPackedFiles(@TempDir Path folder) throws IOException, InterruptedException {
    Path gzip = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write("s\n1\n2\n".getBytes(UTF_8));
      byte[] piece = "x".repeat(MIB).getBytes(UTF_8);
      for (int i = 0; i < 600; i++) {
        out.write(piece);
      }
      out.write("\n3\n".getBytes(UTF_8));
    }
    upload("bomb.csv.gz", gzip);
    external("gzipped", "bomb.csv.gz", "csv");
    assertFails("gzip_bomb", "gzipped", Project.filter("s IS NOT NULL"));

    Path zstd = Files.write(folder.resolve("bomb.csv.zst"), zstdOfOneLetter(8192));
    upload("bomb.csv.zst", zstd);
    external("zstd", "bomb.csv.zst", "csv");
    assertFails("zstd_bomb", "zstd", Project.filter("s IS NOT NULL"));
  }

  /** One text of 600 MB in a line of JSON, and a window of 2 GB, each in less than a megabyte. */
  @Test
  void survivesPackedJsonAndALargeWindow(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path gzip = folder.resolve("bomb.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write("{\"s\": \"".getBytes(UTF_8));
      byte[] piece = "x".repeat(MIB).getBytes(UTF_8);
      for (int i = 0; i < 600; i++) {
        out.write(piece);
      }
      out.write("\"}\n".getBytes(UTF_8));
    }
    upload("bomb.jsonl.gz", gzip);
    external("packed_json", "bomb.jsonl.gz", "json-lines");
    assertFails("json_gzip_bomb", "packed_json", Project.filter("s IS NOT NULL"));

    byte[] frame = zstdOfOneLetter(8192);
    frame[5] = (byte) 0xa8;
    upload("window.csv.zst", Files.write(folder.resolve("window.csv.zst"), frame));
    external("window", "window.csv.zst", "csv");
    assertFails("zstd_window", "window", Project.filter("s IS NOT NULL"));
  }

  /** More columns than any table has: the detection refuses them, and no memory goes. */
  @Test
  void survivesAHeaderOfManyColumns() throws IOException, InterruptedException {
    String header =
        IntStream.range(0, 20_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    long before = studio.residentBytes();
    project.upload("columns.csv", header + "\n" + "1,".repeat(19_999) + "1\n");

    Answer detected = project.csv("columns", "columns.csv", "");

    assertThat(detected.status()).as(detected.body()).isBetween(400, 599).isNotEqualTo(500);
    assertThat(detected.text("detail")).endsWith(".");
    assertThat(studio.residentBytes() - before).isLessThan(UNMOVED);
    System.out.printf("Memory bomb columns: %d %s.%n", detected.status(), detected.text("code"));
  }

  /** A frame (RFC 8878) whose blocks each say: the letter x 131,072 times. */
  private static byte[] zstdOfOneLetter(int blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x58});
    out.writeBytes(new byte[] {6 << 3, 0, 0, 's', '\n', '1', '\n', '2', '\n'});
    for (int i = 1; i <= blocks; i++) {
      int header = (1 << 17) << 3 | 1 << 1;
      out.writeBytes(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16), 'x'});
    }
    out.writeBytes(new byte[] {3 << 3 | 1, 0, 0, '\n', '3', '\n'});
    return out.toByteArray();
  }

  /** Many rows of one long text, which a dictionary makes into a small file. */
  @Test
  void survivesAParquetFileOfOneText(@TempDir Path folder)
      throws IOException, InterruptedException {
    project.make("texts", "many", sql("SELECT REPEAT('x', 50000) AS s FROM many"), "").good();
    project.built("texts");
    Path file = folder.resolve("bomb.parquet");
    Files.copy(onlyParquetOf("texts"), file);
    assertThat(Files.size(file)).isLessThan(MIB);
    upload("bomb.parquet", file);
    external("packed", "bomb.parquet", "parquet");
    assertFails(
        "parquet_bomb",
        "packed",
        sql("SELECT MAX(REPEAT(a.s, 40000)) AS s FROM packed a CROSS JOIN packed b"));
  }

  private Path onlyParquetOf(String dataset) throws IOException, InterruptedException {
    Answer table = client.get("/catalog/v1/namespaces/bombs/tables/" + dataset).good();
    Path location = Path.of(table.text("location").replace("file://", ""));
    try (Stream<Path> files = Files.walk(location)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  /**
   * Answers as large as they may be, several at once. They pass through the server's heap, which
   * may grow to its bound, and nothing else.
   */
  @Test
  void survivesAnswersOfManySmallValues() throws IOException, InterruptedException {
    String columns =
        IntStream.range(0, 400).mapToObj(i -> "i + 11 AS c" + i).collect(Collectors.joining(", "));
    String query = "{\"sql\": \"SELECT " + columns + " FROM many\", \"rows\": 10000}";
    long before = studio.residentBytes();
    Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    Consumer<Integer> ask =
        _ -> {
          try {
            statuses.add(client.post(project.path("/actions/query"), query).status());
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    IntStream.range(0, 12).parallel().boxed().forEach(ask);

    assertThat(statuses).isSubsetOf(200, 429);
    assertThat(studio.residentBytes() - before).isLessThan(HEAP);
    client.get("/api/v1/status").good();
  }
}
