// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.data.catalog.TableSweep.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sweeps managed tables in the background, a few at a time, and begins anew a day after all have
 * had their turn. Beside other servers each does so: what another has removed is gone already.
 */
final class Upkeep implements AutoCloseable {
  /** After a start there is other work to do. */
  static final Duration BEFORE_FIRST = Duration.ofMinutes(10);

  static final Duration BETWEEN_STEPS = Duration.ofSeconds(5);
  static final Duration BETWEEN_ROUNDS = Duration.ofDays(1);

  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final Function<Turn, Optional<Turn>> step;
  private final Thread thread = Thread.ofPlatform().name("upkeep").daemon().unstarted(this::work);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param step sweeps the tables whose turn it is, and says whose turn is next
   */
  Upkeep(Function<Turn, Optional<Turn>> step) {
    this.step = step;
  }

  void start() {
    thread.start();
  }

  /** Whose turn is next, and when. */
  record Next(Turn turn, Duration pause) {
    static final Next FIRST = new Next(Turn.FIRST, BEFORE_FIRST);
  }

  private void work() {
    try {
      Next next = Next.FIRST;
      while (!stopped.await(next.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        next = after(next.turn());
      }
    } catch (InterruptedException e) {
      LOG.warn("The upkeep of tables was interrupted and stops.");
    }
  }

  /** Does a step; after one that failed, all begin anew with the next round. */
  Next after(Turn turn) {
    try {
      return step.apply(turn)
          .map(next -> new Next(next, BETWEEN_STEPS))
          .orElseGet(() -> new Next(Turn.FIRST, BETWEEN_ROUNDS));
    } catch (RuntimeException e) {
      LOG.warn("Tables could not be swept just now", e);
      return new Next(Turn.FIRST, BETWEEN_ROUNDS);
    }
  }

  /** Leaves a step that is at work to itself: it may be cut off anywhere. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
