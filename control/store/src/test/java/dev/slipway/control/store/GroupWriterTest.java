// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GroupWriterTest {
  @TempDir Path directory;
  private FaultySessions sessions;
  private Store store;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void open() {
    TestStore.open(directory).close();
    sessions = new FaultySessions(SqliteSessions.open(directory, TestStore.CLOCK));
    store = new DatabaseStore(new SqlDatabase(sessions, TestStore.SETTINGS, TestStore.THREADS));
  }

  @AfterEach
  void close() {
    callers.close();
    store.close();
  }

  /** Has the batches waiting together while the writer is held up, and then lets it go on. */
  private List<Future<Position>> together(List<Batch> batches) throws InterruptedException {
    sessions.hold();
    Future<Position> first =
        callers.submit(() -> store.commit(TestStore.batch(TestStore.project("first"))));
    sessions.awaitHeld();
    List<Future<Position>> answers = new ArrayList<>();
    for (Batch batch : batches) {
      Future<Position> answer = callers.submit(() -> store.commit(batch));
      answers.add(answer);
      // a virtual thread that waits for its answer has queued its batch before
      Thread.sleep(20);
    }
    sessions.letGo();
    assertThat(outcome(first)).isPresent();
    return answers;
  }

  private static Optional<Position> outcome(Future<Position> answer) {
    try {
      return Optional.of(answer.get());
    } catch (Exception e) {
      assertThat(e).hasCauseInstanceOf(SlipwayException.class);
      return Optional.empty();
    }
  }

  @Test
  void commitsWhatHasQueuedUpAsOneTransaction() throws InterruptedException {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      batches.add(TestStore.batch(TestStore.project("p" + i)));
    }

    List<Future<Position>> answers = together(batches);

    assertThat(answers)
        .extracting(answer -> outcome(answer).orElseThrow().value())
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(sessions.commits()).isEqualTo(2);
  }

  @Test
  void refusesOneOfAGroupAlone() throws InterruptedException {
    Uid dataset = TestStore.uid();
    Batch good = TestStore.batch(TestStore.project("good"));
    Batch bad =
        TestStore.batch(
            TestStore.project("bad"),
            TestStore.audit(dataset, "create"),
            new Write.PutStatus(dataset, Json.EMPTY));
    Batch better = TestStore.batch(TestStore.project("better"), TestStore.audit(dataset, "x"));

    List<Future<Position>> answers = together(List.of(good, bad, better));

    assertThat(answers)
        .extracting(GroupWriterTest::outcome)
        .containsExactly(
            Optional.of(new Position(2)), Optional.empty(), Optional.of(new Position(3)));
    assertThat(sessions.commits()).isEqualTo(2);
    assertThat(store.find(bad.id())).isEmpty();
    assertThat(store.sizes()).containsEntry("resources", 3L).containsEntry("audit", 1L);
    assertThat(store.tips().verifyAudit()).isEqualTo(1);
  }

  @Test
  void appliesABatchThatIsTwiceInAGroupOnce() throws InterruptedException {
    Batch batch = TestStore.batch(TestStore.project("twice"));

    List<Future<Position>> answers = together(List.of(batch, batch));

    assertThat(answers)
        .extracting(GroupWriterTest::outcome)
        .containsOnly(Optional.of(new Position(2)));
    assertThat(sessions.commits()).isEqualTo(2);
  }

  @Test
  void appliesNothingOfAGroupThatCouldNotBeCommittedAndGoesOn() throws InterruptedException {
    Batch one = TestStore.batch(TestStore.project("one"));
    Batch two = TestStore.batch(TestStore.project("two"));
    sessions.failCommit(2);

    List<Future<Position>> answers = together(List.of(one, two));

    assertThat(answers).extracting(GroupWriterTest::outcome).containsOnly(Optional.empty());
    assertThat(store.find(one.id())).isEmpty();
    assertThat(store.end()).isEqualTo(new Position(1));
    assertThat(store.commit(one)).isEqualTo(new Position(2));
  }

  @Test
  void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
    sessions.limitPages(60);
    Json large = new Json("\"" + "x".repeat(200_000) + "\"");
    Write.PutResource project = TestStore.project("nyc");
    store.commit(TestStore.batch(project));
    Batch tooLarge = TestStore.batch(new Write.PutStatus(project.resource().uid(), large));

    assertThatThrownBy(() -> store.commit(tooLarge))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_DISK))
        .hasMessageContaining("its disk is full");
    assertThat(store.find(tooLarge.id())).isEmpty();

    sessions.limitPages(6000);
    assertThat(store.commit(tooLarge)).isEqualTo(new Position(2));
  }

  @Test
  void refusesCallsAfterItWasClosed() {
    store.close();

    assertThatThrownBy(() -> store.commit(TestStore.batch()))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.find(TestStore.uid()))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("closed");
  }

  /** Whoever comes in between the last commit and the end is refused, and waits for nobody. */
  @Test
  void answersEveryCallerWhileItIsClosed() throws Exception {
    List<Future<SlipwayException>> refusals = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      refusals.add(callers.submit(this::commitUntilRefused));
    }
    Thread.sleep(50);
    store.close();

    for (Future<SlipwayException> refusal : refusals) {
      assertThat(refusal.get()).hasMessageContaining("closed");
    }
  }

  private SlipwayException commitUntilRefused() {
    while (true) {
      try {
        store.commit(TestStore.batch(TestStore.project("p-" + TestStore.uid())));
      } catch (SlipwayException refused) {
        return refused;
      }
    }
  }
}
