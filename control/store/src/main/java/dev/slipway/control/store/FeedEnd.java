// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Position;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The position of the newest committed change, and those who wait for a newer one. */
final class FeedEnd {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long position;

  FeedEnd(long position) {
    this.position = position;
  }

  Position position() {
    return new Position(position);
  }

  /** Called after the changes have become visible; an older position than the known is no news. */
  void moveTo(long newest) {
    lock.lock();
    try {
      if (newest > position) {
        position = newest;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean await(Position after, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lockInterruptibly();
    try {
      while (position <= after.value() && left > 0) {
        left = moved.awaitNanos(left);
      }
      return position > after.value();
    } finally {
      lock.unlock();
    }
  }
}
