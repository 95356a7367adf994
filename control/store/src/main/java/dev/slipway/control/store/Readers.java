// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * Reads on a few platform threads, each with a connection while it works.
 *
 * <p>A native call holds the carrier of the virtual thread that makes it. Were callers to read on
 * their own threads, a few slow reads would stop every virtual thread of the server; a hand-over
 * costs some ten microseconds instead.
 */
final class Readers implements AutoCloseable {
  private final Sessions sessions;
  private final ExecutorService threads;
  private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

  Readers(Sessions sessions, int most, ThreadFactory factory) {
    this.sessions = sessions;
    this.threads = Executors.newFixedThreadPool(most, factory);
  }

  <T> T read(Function<Rows, T> work) {
    return ask(session -> work.apply(new SqlRows(session)));
  }

  /** Lets a session answer that is at one state of the database meanwhile. */
  <T> T ask(Function<Session, T> work) {
    try {
      return Waiting.join(CompletableFuture.supplyAsync(() -> askHere(work), threads));
    } catch (RejectedExecutionException e) {
      throw Waiting.closed();
    }
  }

  private <T> T askHere(Function<Session, T> work) {
    try {
      Session idleOne = idle.poll();
      if (idleOne != null) {
        try {
          return askIn(idleOne, work);
        } catch (SqlFault e) {
          // it may have been cut off while it was idle; a new one tells whether the database is
          // well
          dropIdle();
        }
      }
      return askIn(new Session(sessions.reader()), work);
    } catch (SqlFault e) {
      throw sessions.translate(e.fault());
    } catch (SQLException e) {
      throw sessions.translate(e);
    }
  }

  /** A session that failed is closed, not used again. */
  private <T> T askIn(Session session, Function<Session, T> work) {
    boolean good = false;
    try {
      session.begin();
      T result = work.apply(session);
      session.commit();
      good = true;
      idle.push(session);
      return result;
    } finally {
      if (!good) {
        session.discard();
      }
    }
  }

  private void dropIdle() {
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.discard();
    }
  }

  @Override
  public void close() {
    threads.close();
    idle.forEach(Session::close);
  }
}
