// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.SlipwayException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Sessions that do what others do, but for their writer, into whose calls a test may step. */
abstract class DelegatingSessions implements Sessions {
  private final Sessions real;

  DelegatingSessions(Sessions real) {
    this.real = real;
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection writer() throws SQLException {
    return real.writer();
  }

  @Override
  public Dialect dialect(Session any) {
    return real.dialect(any);
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
  public Steps steps() {
    return real.steps();
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
  public void keepForm(Session session) {
    real.keepForm(session);
  }

  @Override
  public void fence(Session session, int oldest) {
    real.fence(session, oldest);
  }

  @Override
  public Instant lockBeside(Session session) {
    return real.lockBeside(session);
  }

  @Override
  public Locked lock(Session session) {
    return real.lock(session);
  }

  @Override
  public Instant now(Session session) {
    return real.now(session);
  }

  @Override
  public long bytes(Session session) {
    return real.bytes(session);
  }

  @Override
  public SlipwayException translate(SQLException fault) {
    return real.translate(fault);
  }

  @Override
  public void close() {
    real.close();
  }
}
