// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Activity;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link dev.slipway.spi.Feed} promises. */
public abstract class FeedContract extends StoreContract {
  protected FeedContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void tellsWhatHappenedToResources() {
    Resource<Json> project = samples.project("Nyc");
    Resource<Json> dataset = samples.dataset("nyc", "flights");
    commit(new Write.PutResource(project), new Write.PutResource(dataset));
    commit(new Write.PutResource(Samples.renamed(dataset, "trips")));
    commit(new Write.PutStatus(dataset.uid(), new Json("{\"rows\":1}")));
    commit(new Write.PutPointer(Samples.pointer(dataset.uid(), Pointer.PUBLISHED, 1)));
    commit(new Write.DeleteResource(dataset.uid(), 2));
    reopen();

    Optional<Uid> space = Optional.of(project.uid());
    String trips = "{\"kind\":\"dataset\",\"name\":\"trips\",\"generation\":2}";
    assertThat(store.after(Position.START, 100))
        .containsExactly(
            new Change(
                new Position(1),
                Change.Subject.RESOURCE,
                project.uid(),
                space,
                new Json("{\"kind\":\"project\",\"name\":\"Nyc\",\"generation\":1}")),
            new Change(
                new Position(2),
                Change.Subject.RESOURCE,
                dataset.uid(),
                space,
                new Json("{\"kind\":\"dataset\",\"name\":\"flights\",\"generation\":1}")),
            new Change(
                new Position(3), Change.Subject.RESOURCE, dataset.uid(), space, new Json(trips)),
            new Change(
                new Position(4), Change.Subject.STATUS, dataset.uid(), space, new Json(trips)),
            new Change(
                new Position(5),
                Change.Subject.PUBLISHED,
                dataset.uid(),
                space,
                new Json("{\"snapshot\":8123456789012345677}")),
            new Change(
                new Position(6), Change.Subject.DELETED, dataset.uid(), space, new Json(trips)));
  }

  @Test
  void tellsWhatHappenedToRuns() {
    Run run = samples.run(samples.uid(), Samples.NOW);
    Activity activity = samples.activity(run, "join");
    commit(new Write.PutRun(run), new Write.PutActivity(activity));

    Optional<Uid> space = Optional.of(run.project());
    assertThat(store.after(Position.START, 100))
        .containsExactly(
            new Change(
                new Position(1),
                Change.Subject.RUN,
                run.uid(),
                space,
                new Json("{\"state\":\"waiting\"}")),
            new Change(
                new Position(2),
                Change.Subject.ACTIVITY,
                run.uid(),
                space,
                new Json(
                    "{\"recipe\":\"join\",\"key\":\""
                        + activity.key()
                        + "\",\"state\":\"ready\","
                        + "\"reason\":\"Its input \\\"flights\\\" has changed.\"}")));
  }

  @Test
  void belongsToNoProjectWhereTheResourceDoesNot() {
    commit(new Write.PutResource(samples.connection("local")));

    assertThat(store.after(Position.START, 1).getFirst().project()).isEmpty();
  }

  @Test
  void leavesOutWhatIsPrivate() {
    Run run = samples.run(samples.uid(), Samples.NOW);
    Activity activity = samples.activity(run, "join");
    Resource<Json> connection = samples.connection("local");
    Position before =
        commit(
            new Write.PutRun(run),
            new Write.PutActivity(activity),
            new Write.PutResource(connection));

    Position after =
        commit(
            new Write.PutAttempt(Samples.attempt(activity, 1)),
            new Write.PutPointer(Samples.pointer(connection.uid(), "attempt-1", 1)),
            new Write.PutPointer(Samples.pointer(connection.uid(), Pointer.REJECTED, 1)),
            new Write.PutFingerprint(Samples.fingerprint(connection.uid(), "", "aa")),
            new Write.HoldLease(samples.uid(), 1, Duration.ofHours(1)),
            new Write.Audit(Samples.audit(connection, "create")));

    assertThat(after).isEqualTo(before);
    assertThat(store.after(before, 10)).isEmpty();
  }

  @Test
  void resumesAtAnyPositionAndGivesAtMostWhatWasAskedFor() {
    for (int i = 0; i < 10; i++) {
      commit(new Write.PutResource(samples.project("p" + i)));
    }

    assertThat(store.after(new Position(4), 3))
        .extracting(change -> change.position().value())
        .containsExactly(5L, 6L, 7L);
    assertThat(store.after(new Position(8), 100)).hasSize(2);
    assertThat(store.after(new Position(10), 100)).isEmpty();
  }

  @Test
  void saysThatAPositionIsGone() {
    assertThat(store.after(Position.START, 1)).isEmpty();
    assertRefused(ErrorCode.GONE, () -> store.after(new Position(1), 1));

    try (Store small = open("small", 5)) {
      for (int i = 0; i < 12; i++) {
        small.commit(samples.batch(new Write.PutResource(samples.project("p" + i))));
      }
      assertThat(small.after(new Position(7), 100)).hasSize(5);
      assertThat(small.after(new Position(12), 100)).isEmpty();
      assertRefused(ErrorCode.GONE, () -> small.after(new Position(6), 100))
          .hasMessageContaining("from position 8 on");
      assertRefused(ErrorCode.GONE, () -> small.after(Position.START, 100));
      assertRefused(ErrorCode.GONE, () -> small.after(new Position(13), 100));
    }
  }

  @Test
  @Timeout(20)
  void wakesThoseWhoWait() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> one =
          threads.submit(() -> store.await(Position.START, Duration.ofMinutes(5)));
      Future<Boolean> two =
          threads.submit(() -> {
            boolean first = store.await(Position.START, Duration.ofMinutes(5));
            return first && store.await(new Position(1), Duration.ofMinutes(5));
          });
      commit(new Write.PutResource(samples.project("one")));
      assertThat(one.get()).isTrue();
      commit(new Write.PutResource(samples.project("two")));
      assertThat(two.get()).isTrue();
    }
  }

  @Test
  void waitsNoLongerThanAsked() throws InterruptedException {
    assertThat(store.await(Position.START, Duration.ofMillis(20))).isFalse();
    assertThat(store.await(Position.START, Duration.ZERO)).isFalse();
    commit(new Write.PutResource(samples.project("one")));
    assertThat(store.await(Position.START, Duration.ZERO)).isTrue();
    assertThat(store.await(new Position(1), Duration.ofMillis(20))).isFalse();
  }

  @Test
  void showsAChangeOnceItsWaiterIsAwake() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Change>> seen =
          threads.submit(() -> {
            assertThat(store.await(Position.START, Duration.ofSeconds(20))).isTrue();
            return store.after(Position.START, 10);
          });
      commit(new Write.PutResource(samples.project("one")));
      assertThat(seen.get()).hasSize(1);
    }
  }
}
