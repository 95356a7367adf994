// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Rows in a database behind JDBC: one writer, several readers. */
final class SqlDatabase implements Database {
  private final Sessions sessions;
  private final Readers readers;
  private final FeedEnd end;
  private final RecentChanges recent;
  private final GroupWriter writer;
  private final Optional<Follower> follower;
  private final Contraction contraction;

  SqlDatabase(Sessions sessions, StoreSettings settings, ThreadFactory threads) {
    this.sessions = sessions;
    this.contraction = new Contraction(sessions, settings.version());
    this.readers = new Readers(sessions, settings.readers(), threads);
    this.end = new FeedEnd(readers.read(SqlDatabase::position));
    this.recent = new RecentChanges(settings.feedEntries(), end.position().value());
    this.writer = new GroupWriter(sessions, settings.pruning(), end, recent, threads);
    this.follower =
        sessions.shared() ? Optional.of(Follower.start(this::end, threads)) : Optional.empty();
  }

  private static long position(Rows rows) {
    return rows.find(LedgerTables.HEADS, LedgerTables.HEAD).orElse(Head.EMPTY).position();
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
  public Position end() {
    if (sessions.shared()) {
      end.moveTo(readers.read(SqlDatabase::position));
    }
    return end.position();
  }

  /** Of a database that others write to, nothing is known without asking. */
  @Override
  public Optional<List<Change>> recent(Position after, int most) {
    return sessions.shared() ? Optional.empty() : recent.after(after, most);
  }

  @Override
  public boolean await(Position after, Duration most) throws InterruptedException {
    return end.await(after, most);
  }

  @Override
  public Instant now() {
    return readers.ask(sessions::now);
  }

  @Override
  public Forms.State state() {
    return readers.ask(contraction::state);
  }

  @Override
  public void raise() {
    contraction.raise();
  }

  @Override
  public List<Forms.Step> contract() {
    return writer.between(contraction::contract);
  }

  @Override
  public long bytes() {
    return readers.ask(sessions::bytes);
  }

  @Override
  public void close() {
    follower.ifPresent(Follower::close);
    readers.close();
    writer.close();
    sessions.close();
  }
}
