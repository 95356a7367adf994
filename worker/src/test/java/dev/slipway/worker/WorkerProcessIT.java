// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.compute.worker.Frame;
import dev.slipway.compute.worker.FrameChannel;
import dev.slipway.compute.worker.Work;
import dev.slipway.compute.worker.WorkerSettings.Pool;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.Listener;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import dev.slipway.spi.Launcher.Resources;
import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.TaskHandle;
import dev.slipway.spi.Launcher.TaskSpec;
import dev.slipway.spi.Staged;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to processes and files when a worker is killed, or its server goes. */
final class WorkerProcessIT {
  private static final Limits LIMITS = new Limits(256L << 20, 2, 1L << 30, Duration.ofMinutes(1));
  private static final Limits SPACIOUS = new Limits(128L << 20, 2, 8L << 30, Duration.ofMinutes(1));
  private static final String SPILLING =
      "SELECT range AS a, random() AS b FROM range(100000000) ORDER BY b";

  @TempDir private Path home;
  private RealWorkers workers;

  @BeforeEach
  void start() {
    workers = new RealWorkers(home, new Pool(0, 2, 100, 4L << 30, 2L << 30));
  }

  @AfterEach
  void stop() {
    workers.close();
  }

  @Test
  void losesOneTaskWhenAWorkerIsKilledAndLeavesNothing() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> end.complete(failureOf(() -> build(SPILLING, SPACIOUS))));
    kill(awaitSpillingWorker());

    assertThat(end.get())
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WORKER_DIED))
        .hasMessageContaining("code 137");
    assertThat(files(home.resolve("spill"))).isEmpty();
    assertThat(files(home.resolve("out"))).isEmpty();
    assertThat(query("SELECT 1 AS one").rows().text()).isEqualTo("[[1]]");
  }

  @Test
  void goesWithItsSpillWhenTheServerIsGone() throws Exception {
    Path socket = home.resolve("s");
    Path spill = Files.createDirectories(home.resolve("spill/worker-x"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      TaskHandle worker = workers.launcher().launch(workerTask("worker-x", socket, spill));
      FrameChannel channel = new FrameChannel(server.accept());
      assertThat(channel.read()).get().isInstanceOf(Frame.Hello.class);
      channel.write(new Frame.Task("b1", new Work.Build(task(SPILLING, SPACIOUS))));
      var _ = awaitSpillingWorker();

      channel.close();

      assertThat(worker.await(Duration.ofSeconds(20)).state()).isEqualTo(State.EXITED);
      assertThat(spill).doesNotExist();
      assertThat(files(home.resolve("out"))).isEmpty();
    }
  }

  private static TaskSpec workerTask(String id, Path socket, Path spill) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + spill,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.slipway.worker.Main",
            id,
            socket.toString(),
            spill.toString());
    return new TaskSpec(
        id, command, Map.of(), Map.of(), new Resources(1, 0), Duration.ZERO, Map.of(), "secret");
  }

  @Test
  void killsAWorkerThatGivesNoSignOfLife() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> end.complete(failureOf(() -> build(SPILLING, SPACIOUS))));
    long pid = awaitSpillingWorker().pid();
    new ProcessBuilder("sh", "-c", "kill -s STOP " + pid).start().waitFor();

    assertThat(end.get())
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WORKER_DIED))
        .hasMessageContaining("no sign of life");
    assertThat(files(home.resolve("spill"))).isEmpty();
    assertThat(query("SELECT 1 AS one").rows().text()).isEqualTo("[[1]]");
  }

  @Test
  void saysThatAWorkerWasKilledForItsMemory() {
    workers.close();
    workers = new RealWorkers(home, new Pool(0, 1, 100, 4L << 30, 300L << 20));
    Limits generous = new Limits(2L << 30, 2, 1L << 30, Duration.ofMinutes(1));

    assertThat(failureOf(() -> build(SPILLING, generous)))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY))
        .hasMessageContaining("may hold 300 MiB");
  }

  @Test
  void replacesAWornWorker() {
    workers.close();
    workers = new RealWorkers(home, new Pool(0, 1, 1, 4L << 30, 2L << 30));
    query("SELECT 1 AS one");
    query("SELECT 2 AS two");

    assertThat(workers.launcher().list()).isEmpty();
  }

  @Test
  void reusesAWorkerAndLeavesNoneWhenItCloses() throws Exception {
    query("SELECT 1 AS one");
    query("SELECT 2 AS two");
    assertThat(workers.launcher().list()).hasSize(1);

    workers.engine().close();

    for (int i = 0; i < 100 && !workers.launcher().list().isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(workers.launcher().list()).isEmpty();
    assertThat(files(home.resolve("spill"))).isEmpty();
  }

  @Test
  void clearsAwayTheWorkersOfAnEarlierServer() throws Exception {
    query("SELECT 1 AS one");
    String earlier = workers.launcher().list().getFirst();

    RealWorkers next = new RealWorkers(home, new Pool(0, 2, 100, 4L << 30, 2L << 30));

    assertThat(next.launcher().list()).doesNotContain(earlier);
    assertThat(files(home.resolve("spill"))).isEmpty();
    next.close();
  }

  private Rows query(String sql) {
    return workers.engine().query(new QueryTask("q1", List.of(), sql, 10, LIMITS), Listener.NONE);
  }

  private void build(String sql, Limits limits) {
    Staged staged = workers.engine().build(task(sql, limits), Listener.NONE);
    assertThat(staged.files()).isNotEmpty();
  }

  private BuildTask task(String sql, Limits limits) {
    Schema output =
        new Schema(List.of(Column.of("a", Primitive.INT64), Column.of("b", Primitive.FLOAT64)));
    return new BuildTask(
        "b1",
        List.of(),
        sql,
        output,
        Map.of("a", 1, "b", 2),
        "file://" + home.resolve("out"),
        List.of(),
        limits);
  }

  private static Throwable failureOf(Runnable task) {
    try {
      task.run();
      return new AssertionError("It did not fail.");
    } catch (RuntimeException e) {
      return e;
    }
  }

  /**
   * The Java process below the supervisor of the only worker, as soon as it has written some spill;
   * a long class path hides the end of its command line.
   */
  private ProcessHandle awaitSpillingWorker() throws Exception {
    for (int i = 0;
        i < 400 && files(home.resolve("spill")).stream().noneMatch(WorkerProcessIT::isSpill);
        i++) {
      Thread.sleep(50);
    }
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .filter(process -> process.children().findAny().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isSpill(Path file) {
    return file.getFileName().toString().startsWith("duckdb_temp");
  }

  private static void kill(ProcessHandle process) {
    assertThat(process.destroyForcibly()).isTrue();
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
