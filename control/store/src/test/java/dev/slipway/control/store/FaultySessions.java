// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions whose writer can be held up, counted, made to fail, and kept from growing. */
final class FaultySessions extends DelegatingSessions {
  private final AtomicInteger commits = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(0);
  private volatile int failing;
  private volatile int pages;

  FaultySessions(Sessions real) {
    super(real);
  }

  /** The next writer that is opened waits until {@link #letGo}. */
  void hold() {
    held = new CountDownLatch(1);
    reached = new CountDownLatch(1);
  }

  void awaitHeld() throws InterruptedException {
    reached.await();
  }

  void letGo() {
    held.countDown();
  }

  int commits() {
    return commits.get();
  }

  /** The commit of that number, counted from 1, fails before it reaches the database. */
  void failCommit(int number) {
    failing = number;
  }

  /** The database cannot grow over so many pages from the next transaction on. */
  void limitPages(int most) {
    pages = most;
  }

  @Override
  public Connection writer() throws SQLException {
    reached.countDown();
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new SQLException("interrupted", e);
    }
    Connection connection = super.writer();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("setAutoCommit")) {
            transact(connection, (Boolean) arguments[0]);
          }
          return call(connection, method, arguments);
        });
  }

  private void transact(Connection connection, boolean ends) throws SQLException {
    if (ends && commits.incrementAndGet() == failing) {
      throw new SQLException("the disk does not answer");
    }
    if (!ends && pages > 0) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma max_page_count = " + pages);
      }
    }
  }
}
