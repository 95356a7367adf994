// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Position;
import dev.slipway.spi.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Keeps rows in maps until it is closed; for tests and for trying things out. */
final class MemoryDatabase implements Database {
  private final ReentrantLock lock = new ReentrantLock();
  private final MemoryRows rows = new MemoryRows();
  private final FeedEnd end = new FeedEnd(0);
  private final InstantSource clock;
  private final Pruning pruning;
  private final Forms.State state;

  MemoryDatabase(InstantSource clock, Pruning pruning, Release own) {
    this.clock = clock;
    this.pruning = pruning;
    this.state = Forms.State.fresh(own);
  }

  @Override
  public <T> T read(Function<Rows, T> work) {
    lock.lock();
    try {
      return work.apply(rows);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Position commit(Batch batch) {
    lock.lock();
    try {
      Head head = rows.find(LedgerTables.HEADS, LedgerTables.HEAD).orElse(Head.EMPTY);
      BatchApplication.Outcome outcome =
          BatchApplication.apply(rows, head, WrittenBatch.of(batch), clock.instant());
      rows.put(LedgerTables.HEADS, outcome.head());
      pruning.prune(rows, outcome.head(), clock.instant());
      rows.keep();
      end.moveTo(outcome.head().position());
      return outcome.position();
    } finally {
      rows.undo();
      lock.unlock();
    }
  }

  @Override
  public Position end() {
    return end.position();
  }

  @Override
  public boolean await(Position after, Duration most) throws InterruptedException {
    return end.await(after, most);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Forms.State state() {
    return state;
  }

  /** It has the newest form from the beginning. */
  @Override
  public void raise() {}

  @Override
  public List<Forms.Step> contract() {
    return List.of();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void close() {}
}
