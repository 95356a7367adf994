// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.time.Duration;

/** Waiting for threads that were told to end. */
final class ThreadEnd {
  private ThreadEnd() {}

  /** Waits for the end, or until the time is over; an interrupt ends the wait and is kept. */
  static void await(Thread thread, Duration most) {
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(most);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
