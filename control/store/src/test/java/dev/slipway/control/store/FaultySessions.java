// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.SlipwayException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions whose writer can be held up, counted, made to fail, and kept from growing. */
final class FaultySessions implements Sessions {
  private final Sessions real;
  private final AtomicInteger commits = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(0);
  private volatile int failing;
  private volatile int pages;

  FaultySessions(Sessions real) {
    this.real = real;
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
    Connection connection = real.writer();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("setAutoCommit")) {
                transact(connection, (Boolean) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
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

  @Override
  public Connection reader() throws SQLException {
    return real.reader();
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public List<Migration> migrations() {
    return real.migrations();
  }

  @Override
  public boolean shared() {
    return real.shared();
  }

  @Override
  public void prepare(Session session) {
    real.prepare(session);
  }

  @Override
  public Instant lock(Session session) {
    return real.lock(session);
  }

  @Override
  public Instant now(Session session) {
    return real.now(session);
  }

  @Override
  public SlipwayException translate(SQLException fault) {
    return real.translate(fault);
  }

  @Override
  public long bytes(Session session) {
    return real.bytes(session);
  }

  @Override
  public void close() {
    real.close();
  }
}
