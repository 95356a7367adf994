// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Caller;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers on one store, with their real threads and pace. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeveralServersTest {
  private final Studio studio = Studio.shared().external("a").made("b", "a").made("c", "b");
  private final Execution other = studio.another();
  private final CountDownLatch started = new CountDownLatch(1);

  @AfterEach
  void close() {
    other.close();
    studio.close();
  }

  @Test
  void aBuildIsCancelledThroughAServerThatDoesNotDriveIt() throws Exception {
    studio.engine.next("b", FakeEngine.hangs(started));
    Run run = studio.submit(Mode.STALE, "c");
    started.await();

    other.cancel(Studio.OWNER, run.uid());

    assertThat(studio.await(run.uid()).state()).isEqualTo(RunState.CANCELLED);
    assertThat(studio.published("b")).isEmpty();
  }

  /** For what was begun, having said that nothing more is. */
  private static void awaitThatItWaits(Thread thread) throws InterruptedException {
    for (int tries = 0; tries < 10_000 && !isWaiting(thread); tries++) {
      Thread.sleep(1);
    }
    assertThat(isWaiting(thread)).isTrue();
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void aServerThatStopsEndsWhatItBeganAndLeavesTheRest() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    studio.engine.next("b", FakeEngine.waits(started, go));
    Run run = studio.submit(Mode.STALE, "c");
    started.await();

    Thread stopping = Thread.ofVirtual().start(studio.execution::close);
    awaitThatItWaits(stopping);
    go.countDown();
    stopping.join();
    Run ended = studio.await(run.uid());

    assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.owner()).isNotEqualTo(run.owner());
    assertThat(studio.store.runs().attempts(run.uid()))
        .extracting(Attempt::state)
        .containsExactly(AttemptState.SUCCEEDED, AttemptState.SUCCEEDED);
  }

  @Test
  void aServerThatWasSucceededEndsItsWorkAndBeginsAnew() throws Exception {
    studio.engine.next("b", FakeEngine.hangs(started));
    Run run = studio.submit(Mode.STALE, "c");
    started.await();
    Run.Owner owner = run.owner().orElseThrow();
    Uid batch = Uid.next(Instant.EPOCH, new Random(5));

    studio.store.commit(
        Batch.of(batch, Caller.SYSTEM, new Write.DropLease(owner.server(), owner.epoch())));
    Run ended = studio.await(run.uid());

    assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.owner()).isNotEqualTo(run.owner());
    assertThat(studio.store.runs().attempts(run.uid()))
        .extracting(Attempt::state)
        .containsExactly(AttemptState.LOST, AttemptState.SUCCEEDED, AttemptState.SUCCEEDED);
    assertThat(studio.build("c").state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.store.tips().leases()).hasSize(2);
  }
}
