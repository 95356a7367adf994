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
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.Listener;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to SQL that wants more than it may. */
final class SandboxIT {
  private static final Limits LIMITS = new Limits(256L << 20, 2, 1L << 30, Duration.ofMinutes(1));
  private static RealWorkers workers;

  @TempDir private Path home;

  @BeforeAll
  static void start(@TempDir Path directory) {
    workers = new RealWorkers(directory);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  /** Every statement that is known to reach a file, a network, a setting or another database. */
  @Test
  void refusesSqlThatReachesOut() throws Exception {
    Path outside = Files.createDirectory(home.resolve("outside"));
    Files.writeString(outside.resolve("canary.txt"), "canary");
    Files.writeString(outside.resolve("canary.csv"), "a\n1\n");
    List<String> statements = statements(outside);

    for (String sql : statements) {
      assertRefused(sql, () -> query(sql));
    }
    for (int i = 0; i < statements.size(); i += 10) {
      String sql = statements.get(i);
      assertRefused(sql, () -> build(sql, LIMITS));
    }

    assertThat(files(outside))
        .containsExactlyInAnyOrder(outside.resolve("canary.txt"), outside.resolve("canary.csv"));
    assertThat(Path.of("/tmp/slipway-escaped.csv")).doesNotExist();
    assertThat(files(home.resolve("out"))).isEmpty();
    System.out.println("SQL that reaches out: " + statements.size() + " statements refused.");
  }

  /** One a line, with {@code OUT} for a directory that no task may reach. */
  private static List<String> statements(Path outside) throws IOException {
    try (InputStream list =
        Objects.requireNonNull(SandboxIT.class.getResourceAsStream("reaching-out.sql"))) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replace("OUT", outside.toString()))
          .toList();
    }
  }

  private static void assertRefused(String sql, Runnable task) {
    assertThat(failureOf(task))
        .as(sql)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).as(sql).isEqualTo(ErrorCode.INVALID));
  }

  /** What DuckDB tells about itself holds nothing of the process around it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM duckdb_databases()",
        "SELECT * FROM duckdb_variables()",
        "SELECT * FROM duckdb_temporary_files()",
        "SELECT * FROM pragma_database_list()",
        "SELECT current_setting('home_directory'), current_setting('secret_directory')",
      })
  void tellsNothingOfTheProcess(String sql) {
    String told;
    try {
      told = query(sql).rows().text();
    } catch (SlipwayException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.INVALID);
      told = String.valueOf(e.getMessage());
    }
    assertThat(told).doesNotContain(System.getProperty("user.home") + "/", "PATH=", "SLIPWAY_KEY");
  }

  @Test
  void saysWhenTheMemoryDoesNotSuffice() {
    assertThatThrownBy(
            () -> query("SELECT array_agg(range), array_agg(random()) FROM range(100000000)"))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY))
        .hasMessageContaining("Raise the memory limit");
  }

  @Test
  void saysWhenTheSpaceForTemporaryFilesDoesNotSuffice() {
    Limits tight = new Limits(128L << 20, 2, 64L << 20, Duration.ofMinutes(1));

    assertThatThrownBy(
            () -> build("SELECT range AS a, random() AS b FROM range(100000000) ORDER BY b", tight))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_DISK))
        .hasMessageContaining("temporary files");
  }

  @Test
  void letsNoSqlWriteOverAnInput() throws Exception {
    Path input = Files.writeString(home.resolve("input.csv"), "a\n1\n");
    Scan scan =
        new Scan(
            new Schema(List.of(Column.of("a", Primitive.INT64))),
            Format.Csv.standard(),
            Map.of(),
            List.of(new Scan.File("file://" + input, 4, -1)),
            "1");
    String sql = "COPY (SELECT 2 AS a) TO '" + input + "'";

    assertThat(
            failureOf(() ->
                workers
                    .engine()
                    .query(
                        new QueryTask("q1", List.of(new Input("t", scan)), sql, 10, LIMITS),
                        Listener.NONE)))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
    assertThat(input).hasContent("a\n1\n");
  }

  private Rows query(String sql) {
    return workers.engine().query(new QueryTask("q1", List.of(), sql, 10, LIMITS), Listener.NONE);
  }

  private void build(String sql, Limits limits) {
    Schema output =
        new Schema(List.of(Column.of("a", Primitive.INT64), Column.of("b", Primitive.FLOAT64)));
    workers
        .engine()
        .build(
            new BuildTask(
                "b1",
                List.of(),
                sql,
                output,
                Map.of("a", 1, "b", 2),
                "file://" + home.resolve("out"),
                List.of(),
                limits),
            Listener.NONE);
  }

  private static Throwable failureOf(Runnable task) {
    try {
      task.run();
      return new AssertionError("It did not fail.");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
