// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.SlipwayException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Looks again and again how far the feed has come, for what other servers have written. It asks
 * instead of listening to PostgreSQL's notifications: those need a connection of their own that no
 * pooler may take away, can be lost with it, and cost each commit a lock, for a wait that is
 * shorter by some ten milliseconds.
 */
final class Follower implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ScheduledExecutorService thread;

  private Follower(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /**
   * @param look moves the end of the feed
   */
  static Follower start(Runnable look, ThreadFactory threads) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(threads);
    ScheduledFuture<?> _ =
        thread.scheduleWithFixedDelay(
            () -> lookAt(look), PAUSE.toNanos(), PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    return new Follower(thread);
  }

  private static void lookAt(Runnable look) {
    try {
      look.run();
    } catch (SlipwayException e) {
      // whoever reads or commits is told of it; those who wait go on waiting
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
