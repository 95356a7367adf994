// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.DetectTask;
import dev.slipway.spi.Engine.Detected;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.Listener;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link Engine} promises, with files of this machine. SQL is of the kind that all engines
 * speak.
 */
public abstract class EngineContract {
  protected static final Limits LIMITS = new Limits(512L << 20, 2, 1L << 30, Duration.ofMinutes(1));

  private static final Schema PEOPLE =
      new Schema(
          List.of(
              Column.of("name", Primitive.STRING),
              Column.of("age", Primitive.INT64),
              Column.of("height", Primitive.FLOAT64)));

  @TempDir protected Path home;

  /** The engine under test; the same for the whole of one test. */
  protected abstract Engine engine();

  /** A SELECT of the engine's dialect that would take minutes. */
  protected abstract String slowSelect();

  @Test
  void saysItsNameAndVersion() {
    assertThat(engine().version()).matches("[a-z]+ [0-9].*");
  }

  @Test
  void buildsATableWithFieldIdsAndStatistics() throws IOException {
    Staged staged = engine().build(adults("t1", List.of()), Listener.NONE);

    assertThat(staged.rows()).isEqualTo(2);
    Staged.File file = staged.files().getFirst();
    assertThat(file.uri()).startsWith(uri(home.resolve("out")));
    assertThat(file.bytes()).isEqualTo(Files.size(path(file.uri())));
    assertThat(file.columns())
        .containsOnlyKeys(11, 12)
        .hasEntrySatisfying(11, name -> assertThat(name.least()).contains("Ada"))
        .hasEntrySatisfying(12, age -> assertThat(age.most()).contains("41"))
        .hasEntrySatisfying(12, age -> assertThat(age.nulls()).isZero());
  }

  @Test
  void readsWhatItBuiltByFieldIdUnderNewNames() throws IOException {
    Staged staged = engine().build(adults("t1", List.of()), Listener.NONE);
    Schema renamed =
        new Schema(
            List.of(
                Column.of("years", Primitive.INT64),
                Column.of("who", Primitive.STRING),
                Column.of("later", Primitive.DATE)));
    Scan scan =
        new Scan(
            renamed,
            new Format.Parquet(),
            Map.of("who", 11, "years", 12, "later", 13),
            staged.files().stream().map(f -> new Scan.File(f.uri(), f.bytes(), f.rows())).toList(),
            "1");

    Rows rows = query("SELECT who, years, later FROM t ORDER BY years", scan, 10);

    assertThat(rows.rows()).isEqualTo(new Json("[[\"Ada\",36,null],[\"Grace\",41,null]]"));
  }

  @Test
  void findsWhatTheChecksAskFor() throws IOException {
    List<String> checks =
        List.of(
            "SELECT count(*), 'seen' FROM staged WHERE age < 40",
            "SELECT 0, CAST(count(*) AS VARCHAR) FROM staged");

    Staged staged = engine().build(adults("t1", checks), Listener.NONE);

    assertThat(staged.findings())
        .containsExactly(new Staged.Finding(1, "seen"), new Staged.Finding(0, "2"));
  }

  @Test
  void letsTheChecksSeeTheRowsThatTheTableKeeps() throws IOException {
    Scan kept =
        new Scan(
            new Schema(
                List.of(
                    Column.of("height", Primitive.FLOAT64), Column.of("Name", Primitive.STRING))),
            Format.Csv.standard(),
            Map.of(),
            List.of(
                file(Files.writeString(home.resolve("kept.csv"), "height,Name\n1.5,Eve\n,Ada\n"))),
            "1");
    BuildTask task =
        adults(
            "t1",
            List.of(
                "SELECT count(*), string_agg(name || coalesce(age, -1), ' ' ORDER BY name, age) FROM staged"));

    Staged staged =
        engine()
            .build(
                new BuildTask(
                    task.id(),
                    task.inputs(),
                    task.sql(),
                    task.output(),
                    task.fieldIds(),
                    task.directory(),
                    Optional.of(kept),
                    task.checks(),
                    task.limits()),
                Listener.NONE);

    assertThat(staged.rows()).as("only the new ones").isEqualTo(2);
    assertThat(staged.findings())
        .containsExactly(new Staged.Finding(4, "Ada36 Ada-1 Eve-1 Grace41"));
  }

  @Test
  void replacesTheFilesOfARepeatedTask() throws IOException {
    engine().build(adults("t1", List.of()), Listener.NONE);
    Staged again = engine().build(adults("t1", List.of()), Listener.NONE);

    assertThat(filesIn(home.resolve("out"))).isEqualTo(again.files().size());
  }

  @Test
  void buildsATableWithoutRows() throws IOException {
    Scan none = new Scan(PEOPLE, Format.Csv.standard(), Map.of(), List.of(), "0");

    Staged staged = engine().build(adults("t1", none, List.of()), Listener.NONE);

    assertThat(staged.rows()).isZero();
  }

  @Test
  void showsTheFirstRowsAndWhetherThereAreMore() throws IOException {
    String sql = "SELECT name, age, height FROM t ORDER BY name";

    Rows two = query(sql, people(), 2);
    Rows all = query(sql, people(), 3);

    assertThat(two.rows()).isEqualTo(new Json("[[\"Ada\",36,1.65],[\"Bob\",7,null]]"));
    assertThat(two.more()).isTrue();
    assertThat(two.schema()).isEqualTo(PEOPLE);
    assertThat(all.more()).isFalse();
  }

  @Test
  void findsColumnsByTheirNamesInTheHeader() throws IOException {
    Scan turned =
        csv(Files.writeString(home.resolve("turned.csv"), "height,more,age,name\n1.5,x,9,Eve\n"));

    assertThat(query("SELECT name, age, height FROM t", turned, 5).rows())
        .isEqualTo(new Json("[[\"Eve\",9,1.5]]"));
  }

  @Test
  void tellsRowColumnAndValueOfBadData() throws IOException {
    Scan bad =
        csv(
            Files.writeString(
                home.resolve("bad.csv"), "name,age,height\nAda,36,1.65\nBob,seven,1.2\n"));

    assertThatThrownBy(() -> engine().build(adults("t1", bad, List.of()), Listener.NONE))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessageContainingAll("3", "bad.csv", "age", "seven", "int64");
    assertThat(filesIn(home.resolve("out"))).isZero();
  }

  @Test
  void refusesSqlThatItCannotRun() {
    assertFails(ErrorCode.INVALID, () -> query("SELECT nope FROM t", people(), 5));
    assertFails(ErrorCode.INVALID, () -> query("SELECT FROM WHERE", people(), 5));
  }

  @Test
  void detectsColumnsAndTextsThatMeanNull() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("seen.csv"),
            "id;day;ratio;note\n1;2024-02-29;NA;one\n2;2024-03-01;0.5;two\n");
    DetectTask task = new DetectTask("d1", List.of(file(file)), Optional.empty(), LIMITS);

    Detected detected = engine().detect(task, Listener.NONE);

    assertThat(detected.format())
        .isEqualTo(new Format.Csv(";", "\"", "", true, "utf-8", List.of("NA"), "", ""));
    assertThat(types(detected.schema()))
        .containsExactly(Primitive.INT64, Primitive.DATE, Primitive.FLOAT64, Primitive.STRING);
  }

  @Test
  void endsAtAnInterruptAndWorksOn() throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              try {
                query(slowSelect(), people(), 5);
              } catch (RuntimeException | IOException e) {
                end.set(e);
              }
            });
    Thread.sleep(1500);
    caller.interrupt();
    caller.join(Duration.ofSeconds(20));

    assertThat(end.get())
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(query("SELECT 1 AS one FROM t", people(), 1).rows()).isEqualTo(new Json("[[1]]"));
  }

  @Test
  void endsWhenTheTimeIsOver() {
    Limits brief = new Limits(LIMITS.memoryBytes(), 2, LIMITS.spillBytes(), Duration.ofSeconds(1));

    assertFails(
        ErrorCode.TIMED_OUT,
        () ->
            engine().query(new QueryTask("q1", List.of(), slowSelect(), 5, brief), Listener.NONE));
  }

  /** Asserts on the code of a failure. */
  protected static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static List<ColumnType> types(Schema schema) {
    return schema.columns().stream().map(Column::type).toList();
  }

  protected Rows query(String sql, Scan scan, int rows) throws IOException {
    return engine()
        .query(
            new QueryTask("q1", List.of(new Input("t", scan)), sql, rows, LIMITS), Listener.NONE);
  }

  private BuildTask adults(String id, List<String> checks) throws IOException {
    return adults(id, people(), checks);
  }

  private BuildTask adults(String id, Scan people, List<String> checks) {
    Schema output =
        new Schema(List.of(Column.of("name", Primitive.STRING), Column.of("age", Primitive.INT64)));
    return new BuildTask(
        id,
        List.of(new Input("people", people)),
        "SELECT name, age FROM people WHERE age >= 18",
        output,
        Map.of("name", 11, "age", 12),
        uri(home.resolve("out")),
        checks,
        LIMITS);
  }

  protected Scan people() throws IOException {
    return csv(
        Files.writeString(
            home.resolve("people.csv"), "name,age,height\nAda,36,1.65\nBob,7,\nGrace,41,1.7\n"));
  }

  protected static Scan csv(Path path) throws IOException {
    return new Scan(PEOPLE, Format.Csv.standard(), Map.of(), List.of(file(path)), "1");
  }

  protected static Scan.File file(Path path) throws IOException {
    return new Scan.File(uri(path), Files.size(path), -1);
  }

  protected static String uri(Path path) {
    return "file://" + path.toAbsolutePath();
  }

  private static Path path(String uri) {
    return Path.of(uri.substring("file://".length()));
  }

  protected static long filesIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.count();
    }
  }
}
