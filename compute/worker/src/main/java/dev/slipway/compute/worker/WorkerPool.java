// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/** Keeps some workers warm, lends each to one task at a time, and replaces those that are worn. */
final class WorkerPool {
  private final WorkerSettings settings;
  private final WorkerStarter starter;
  private final ThreadFactory threads;
  private final Semaphore places;
  private final Deque<CompletableFuture<Worker>> waiting = new ArrayDeque<>();
  private boolean closed;

  WorkerPool(WorkerSettings settings, WorkerStarter starter, ThreadFactory threads) {
    this.settings = settings;
    this.starter = starter;
    this.threads = threads;
    this.places = new Semaphore(settings.pool().most(), true);
  }

  /** A worker for one task; waits for a place first, in order of asking. */
  Worker take() throws InterruptedException {
    places.acquire();
    boolean taken = false;
    try {
      Worker worker = nextAlive();
      taken = true;
      return worker;
    } finally {
      if (!taken) {
        places.release();
      }
    }
  }

  private Worker nextAlive() throws InterruptedException {
    try {
      Worker worker = next().get();
      while (!worker.isAlive()) {
        worker.retire(Duration.ZERO);
        worker = next().get();
      }
      return worker;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SlipwayException known
          ? known
          : new SlipwayException(
              ErrorCode.WORKER_DIED, "No worker could be started: " + e.getCause(), e);
    }
  }

  private synchronized CompletableFuture<Worker> next() {
    if (closed) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE, "The server is closing and takes no more work.");
    }
    CompletableFuture<Worker> next = waiting.isEmpty() ? start() : waiting.removeFirst();
    refill();
    return next;
  }

  /** Starts workers until as many wait as should. */
  synchronized void refill() {
    while (!closed && waiting.size() < settings.pool().spare()) {
      waiting.addLast(start());
    }
  }

  private CompletableFuture<Worker> start() {
    CompletableFuture<Worker> worker = new CompletableFuture<>();
    threads.newThread(() -> start(worker)).start();
    return worker;
  }

  private void start(CompletableFuture<Worker> worker) {
    try {
      worker.complete(starter.start());
    } catch (InterruptedException | RuntimeException e) {
      worker.completeExceptionally(e);
    }
  }

  /** Takes a worker back after its task; it is lent last, as it still opens its next database. */
  void giveBack(Worker worker) {
    boolean kept = keep(worker);
    places.release();
    if (!kept) {
      worker.retire(settings.patience().grace());
    }
  }

  private synchronized boolean keep(Worker worker) {
    boolean kept = !closed && worker.isFresh() && waiting.size() < settings.pool().most();
    if (kept) {
      waiting.addLast(CompletableFuture.completedFuture(worker));
    }
    return kept;
  }

  void close() {
    for (CompletableFuture<Worker> worker : drain()) {
      var _ =
          worker.whenComplete((started, failure) -> {
            if (started != null) {
              started.retire(settings.patience().grace());
            }
          });
    }
    starter.close();
  }

  private synchronized List<CompletableFuture<Worker>> drain() {
    closed = true;
    List<CompletableFuture<Worker>> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }
}
