// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Position;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: one thread takes all batches that have queued up while it was busy, applies them
 * one after the other, commits them as one transaction, and answers their callers. A lone batch
 * waits for nobody.
 */
final class GroupWriter implements AutoCloseable {
  /** Bounds how long the first of a group waits for the others. */
  private static final int MOST = 1000;

  private final Sessions sessions;
  private final GroupApplication application;
  private final FeedEnd end;
  private final RecentChanges recent;
  private final ExecutorService thread;
  private final Queue<Queued> queue = new ConcurrentLinkedQueue<>();

  /** How many batches are queued or being written; the thread is at work while there are any. */
  private final AtomicInteger waiting = new AtomicInteger();

  /** Absent after a fault, until the next group opens another. */
  private @Nullable Session session;

  private record Queued(WrittenBatch batch, CompletableFuture<Position> answer) {}

  GroupWriter(
      Sessions sessions,
      Pruning pruning,
      FeedEnd end,
      RecentChanges recent,
      ThreadFactory factory) {
    this.sessions = sessions;
    this.application = new GroupApplication(sessions, pruning);
    this.end = end;
    this.recent = recent;
    this.thread = Executors.newSingleThreadExecutor(factory);
  }

  Position commit(Batch batch) {
    Queued queued = new Queued(WrittenBatch.of(batch), new CompletableFuture<>());
    queue.add(queued);
    if (waiting.getAndIncrement() == 0) {
      try {
        thread.execute(() -> takeQueued(this::writeOrFail));
      } catch (RejectedExecutionException e) {
        takeQueued(
            group -> group.forEach(late -> late.answer().completeExceptionally(Waiting.closed())));
      }
    }
    return Waiting.join(queued.answer());
  }

  /** Does the work between two groups; the next one finds the form of the tables as it is then. */
  <T> T between(Supplier<T> work) {
    try {
      return Waiting.join(
          CompletableFuture.supplyAsync(
              () -> {
                closeSession();
                return work.get();
              },
              thread));
    } catch (RejectedExecutionException e) {
      throw Waiting.closed();
    }
  }

  /** Until none is left; whoever queues one from then on starts anew. */
  private void takeQueued(Consumer<List<Queued>> work) {
    int left;
    do {
      List<Queued> group = new ArrayList<>();
      for (Queued next = queue.poll(); next != null; next = queue.poll()) {
        group.add(next);
        if (group.size() == MOST) {
          break;
        }
      }
      work.accept(group);
      left = waiting.addAndGet(-group.size());
    } while (left > 0);
  }

  private void writeOrFail(List<Queued> group) {
    try {
      write(group);
    } catch (SqlFault e) {
      fail(group, sessions.translate(e.fault()));
    } catch (SQLException e) {
      fail(group, sessions.translate(e));
    } catch (Throwable e) {
      // the callers are told; the thread has to go on for the others
      fail(group, e);
    }
  }

  private void write(List<Queued> group) throws SQLException {
    Sessions.Locked locked = begin();
    Session open = Objects.requireNonNull(session);
    GroupApplication.Outcome outcome =
        application.apply(open, group.stream().map(Queued::batch).toList(), locked);
    open.commit();
    application.committed();
    recent.add(outcome.changes());
    end.moveTo(outcome.end());
    for (int i = 0; i < group.size(); i++) {
      answer(group.get(i), outcome.answers().get(i));
    }
  }

  private static void answer(Queued queued, GroupApplication.Answer answer) {
    switch (answer) {
      case GroupApplication.Answer.Applied applied -> queued.answer().complete(applied.position());
      case GroupApplication.Answer.Refused refused ->
          queued.answer().completeExceptionally(refused.why());
    }
  }

  /** A session that was cut off while it was idle is replaced: nothing was written with it yet. */
  private Sessions.Locked begin() throws SQLException {
    if (session != null) {
      try {
        return begin(session);
      } catch (SqlFault e) {
        session.discard();
        session = null;
      }
    }
    session = sessions.writing();
    return begin(session);
  }

  private Sessions.Locked begin(Session open) {
    open.begin();
    return sessions.lock(open);
  }

  /** Nothing of the group is applied: closing the session rolls it back. */
  private void fail(List<Queued> group, Throwable why) {
    application.failed();
    Session broken = session;
    session = null;
    try {
      if (broken != null) {
        broken.close();
      }
    } catch (SqlFault e) {
      why.addSuppressed(e);
    }
    group.forEach(queued -> queued.answer().completeExceptionally(why));
  }

  private void closeSession() {
    Session open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    thread.close();
    closeSession();
  }
}
