// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Work on a thread that is lent to it: it can be interrupted from before it begins until it ends,
 * and no interrupt of it reaches what the thread does next.
 */
final class InterruptibleWork implements Runnable {
  private final Runnable work;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean isCancelled;
  private Optional<Thread> thread = Optional.empty();

  InterruptibleWork(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    begin();
    try {
      work.run();
    } finally {
      end();
      ended.countDown();
    }
  }

  private synchronized void begin() {
    thread = Optional.of(Thread.currentThread());
    if (isCancelled) {
      thread.get().interrupt();
    }
  }

  private synchronized void end() {
    thread = Optional.empty();
    boolean _ = Thread.interrupted();
  }

  synchronized void cancel() {
    isCancelled = true;
    thread.ifPresent(Thread::interrupt);
  }

  CountDownLatch ended() {
    return ended;
  }
}
