// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Rows in a database behind JDBC: one writer, several readers. */
final class SqlDatabase implements Database {
  private final Sessions sessions;
  private final InstantSource clock;
  private final Readers readers;
  private final FeedEnd end;
  private final GroupWriter writer;

  SqlDatabase(
      Sessions sessions, StoreSettings settings, InstantSource clock, ThreadFactory threads) {
    this.sessions = sessions;
    this.clock = clock;
    this.readers = new Readers(sessions, settings.readers(), threads);
    this.end =
        new FeedEnd(
            readers.read(rows ->
                rows.find(LedgerTables.HEADS, LedgerTables.HEAD).orElse(Head.EMPTY).position()));
    this.writer = new GroupWriter(sessions, clock, settings.pruning(), end, threads);
  }

  @Override
  public <T> T read(Function<Rows, T> work) {
    return readers.read(work);
  }

  @Override
  public Position commit(Batch batch) {
    return writer.commit(batch);
  }

  @Override
  public FeedEnd end() {
    return end;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long bytes() {
    return sessions.bytes();
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
    sessions.close();
  }
}
