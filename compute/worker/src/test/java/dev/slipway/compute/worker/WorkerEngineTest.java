// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.Listener;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import dev.slipway.spi.Staged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's side alone, with workers that misbehave in every way. */
final class WorkerEngineTest {
  private static final Rows ROWS = new Rows(Schema.EMPTY, new Json("[]"), false);
  private static final FakeWorkers.Behaviour GOOD =
      (task, channel) -> channel.write(new Frame.Result(new Answer.Found(ROWS)));

  @TempDir private Path home;
  private final FakeWorkers workers = new FakeWorkers(GOOD);
  private WorkerEngine engine = start(0, 4, 100);

  private WorkerEngine start(int spare, int most, int tasksEach) {
    return WorkerEngine.start(
        new WorkerSettings(
            Path.of("/java"),
            "classes",
            Path.of(
                System.getProperty("java.io.tmpdir"),
                "slipway-engine-test-" + ProcessHandle.current().pid()),
            new WorkerSettings.Pool(spare, most, tasksEach, 1L << 30, 1L << 30),
            new WorkerSettings.Patience(
                Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofMillis(600))),
        workers,
        Thread.ofVirtual().factory(),
        InstantSource.system(),
        new Random(7));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void asksTheFirstWorkerForTheVersion() {
    assertThat(engine.version()).isEqualTo("fake 1.0");
    assertThat(engine.version()).isEqualTo("fake 1.0");
    assertThat(workers.launched()).isEqualTo(1);
  }

  @Test
  void handsOnProgressAndLogLines() {
    List<String> told = new ArrayList<>();
    workers.behave((task, channel) -> {
      channel.write(new Frame.Progress(0.5));
      channel.write(new Frame.Log("half"));
      GOOD.perform(task, channel);
    });

    query(
        new Listener() {
          @Override
          public void log(String line) {
            told.add(line);
          }

          @Override
          public void progress(double fraction) {
            told.add(String.valueOf(fraction));
          }
        });

    assertThat(told).containsExactly("0.5", "half");
  }

  @Test
  void throwsWhatTheWorkerSays() {
    workers.behave((task, channel) ->
        channel.write(
            new Frame.Result(
                new Answer.Failed(new Failure(ErrorCode.BAD_DATA, "It does not fit.")))));

    assertFails(ErrorCode.BAD_DATA, "It does not fit.");
    workers.behave(GOOD);
    assertThat(query(Listener.NONE)).isEqualTo(ROWS);
    assertThat(workers.launched()).isEqualTo(1);
  }

  @Test
  void goesOnWithAnotherWorkerWhenOneHasDied() {
    workers.behave((task, channel) -> channel.close());

    assertFails(ErrorCode.WORKER_DIED, "last words");
    workers.behave(GOOD);
    assertThat(query(Listener.NONE)).isEqualTo(ROWS);
    assertThat(workers.launched()).isEqualTo(2);
  }

  @Test
  void removesWhatADeadWorkerHadStaged() throws Exception {
    Files.writeString(home.resolve(".b1.parquet.part"), "half");
    workers.behave((task, channel) -> channel.close());
    BuildTask task =
        new BuildTask(
            "b1",
            List.of(),
            "SELECT 1",
            Schema.EMPTY,
            Map.of(),
            "file://" + home,
            List.of(),
            limits(60_000));

    assertThatThrownBy(() -> engine.build(task, Listener.NONE))
        .isInstanceOf(SlipwayException.class);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void returnsWhatAWorkerStaged() {
    Staged staged = new Staged(List.of(), List.of(), 5);
    workers.behave((task, channel) -> channel.write(new Frame.Result(new Answer.Built(staged))));
    BuildTask task =
        new BuildTask(
            "b1",
            List.of(),
            "SELECT 1",
            Schema.EMPTY,
            Map.of(),
            "file://" + home,
            List.of(),
            limits(60_000));

    assertThat(engine.build(task, Listener.NONE)).isEqualTo(staged);
  }

  @Test
  void killsAWorkerThatIsSilent() {
    workers.behave((task, channel) -> {});

    assertFails(ErrorCode.WORKER_DIED, "no sign of life");
    assertThat(workers.list()).isEmpty();
  }

  @Test
  void killsAWorkerThatDoesNotEndWhenItsTimeIsOver() {
    workers.behave((task, channel) -> {});

    assertThatThrownBy(
            () -> engine.query(new QueryTask("q", List.of(), "", 1, limits(300)), Listener.NONE))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
    assertThat(workers.list()).isEmpty();
  }

  @Test
  void replacesAWorkerAfterSoManyTasks() {
    engine.close();
    engine = start(0, 4, 2);
    for (int i = 0; i < 5; i++) {
      query(Listener.NONE);
    }

    assertThat(workers.launched()).isEqualTo(3);
  }

  @Test
  void letsNoMoreWorkThanMayAndServesInOrder() throws Exception {
    engine.close();
    engine = start(0, 1, 100);
    CompletableFuture<FrameChannel> first = new CompletableFuture<>();
    ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    workers.behave((task, channel) -> first.complete(channel));
    Thread one = Thread.ofVirtual().start(() -> order.add("one " + query(Listener.NONE).more()));
    FrameChannel channel = first.get();
    workers.behave(GOOD);
    Thread two = Thread.ofVirtual().start(() -> order.add("two " + query(Listener.NONE).more()));
    two.join(Duration.ofMillis(200));
    assertThat(order).isEmpty();

    channel.write(new Frame.Result(new Answer.Found(ROWS)));
    one.join();
    two.join();

    assertThat(order).containsExactly("one false", "two false");
    assertThat(workers.launched()).isEqualTo(1);
  }

  @Test
  void keepsSparesWarm() throws Exception {
    engine.close();
    engine = start(2, 4, 100);
    engine.warmUp();
    for (int i = 0; i < 100 && workers.launched() < 2; i++) {
      Thread.sleep(20);
    }

    assertThat(workers.launched()).isEqualTo(2);
    query(Listener.NONE);
    assertThat(workers.launched()).isEqualTo(3);
  }

  @Test
  void takesNoWorkWhenItIsClosed() {
    engine.close();

    assertFails(ErrorCode.UNAVAILABLE, "closing");
  }

  private void assertFails(ErrorCode code, String part) {
    assertThatThrownBy(() -> query(Listener.NONE))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(part);
  }

  private Rows query(Listener listener) {
    return engine.query(new QueryTask("q1", List.of(), "SELECT 1", 1, limits(60_000)), listener);
  }

  private static Limits limits(long millis) {
    return new Limits(1 << 20, 1, 1 << 20, Duration.ofMillis(millis));
  }
}
