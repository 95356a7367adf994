// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those to whom an endless answer is told. A server that ends waits for its requests, and these
 * would never be over; so their threads are interrupted first.
 */
@Singleton
final class Listeners {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean dismissed;

  /** What is told on the caller's thread until its listener has gone. */
  @FunctionalInterface
  interface Telling {
    void run() throws InterruptedException;
  }

  /** Returns when everything is told, or nobody is to be told any more. */
  void tell(Telling telling) {
    threads.add(Thread.currentThread());
    try {
      if (!dismissed) {
        telling.run();
      }
    } catch (InterruptedException e) {
      if (!dismissed) {
        throw new IllegalStateException("Interrupted by somebody else than the server's end", e);
      }
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  void dismiss() {
    dismissed = true;
    threads.forEach(Thread::interrupt);
  }
}
