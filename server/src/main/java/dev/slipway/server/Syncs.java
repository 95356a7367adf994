// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that wait for the disk beside the one that wants it; they end after idle time. */
final class Syncs {
  private static final int MOST = 8;
  private static final long IDLE_SECONDS = 60;

  private Syncs() {}

  /** Of platform threads: a sync holds its carrier, and a virtual thread would take a second. */
  static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("sync-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
