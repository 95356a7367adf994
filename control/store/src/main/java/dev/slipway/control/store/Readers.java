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
    try {
      return Waiting.join(CompletableFuture.supplyAsync(() -> readHere(work), threads));
    } catch (RejectedExecutionException e) {
      throw Waiting.closed();
    }
  }

  private <T> T readHere(Function<Rows, T> work) {
    try {
      Session idleOne = idle.poll();
      Session session = idleOne == null ? new Session(sessions.reader()) : idleOne;
      T result = readIn(session, work);
      idle.push(session);
      return result;
    } catch (SqlFault e) {
      throw sessions.translate(e.fault());
    } catch (SQLException e) {
      throw sessions.translate(e);
    }
  }

  /** A session that failed is closed, not used again. */
  private static <T> T readIn(Session session, Function<Rows, T> work) {
    boolean good = false;
    try {
      session.begin();
      T result = work.apply(new SqlRows(session));
      session.commit();
      good = true;
      return result;
    } finally {
      if (!good) {
        session.close();
      }
    }
  }

  @Override
  public void close() {
    threads.close();
    idle.forEach(Session::close);
  }
}
