// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sessions that tell before and after each step of the writer at what point it is: the points at
 * which a process can die.
 */
final class WatchedSessions extends DelegatingSessions {
  private static final Set<String> STEPS =
      Set.of("setAutoCommit", "setSavepoint", "releaseSavepoint", "rollback");
  private static final Set<String> STATEMENTS =
      Set.of("executeUpdate", "executeBatch", "executeQuery");

  private final Consumer<String> point;

  WatchedSessions(Sessions real, Consumer<String> point) {
    super(real);
    this.point = point;
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = super.writer();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            PreparedStatement statement = (PreparedStatement) call(connection, method, arguments);
            return watched(statement, name((String) arguments[0]));
          }
          return STEPS.contains(method.getName())
              ? step(name(method, arguments), connection, method, arguments)
              : call(connection, method, arguments);
        });
  }

  private PreparedStatement watched(PreparedStatement statement, String name) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) ->
            STATEMENTS.contains(method.getName())
                ? step(name, statement, method, arguments)
                : call(statement, method, arguments));
  }

  private Object step(String name, Object target, Method method, Object[] arguments)
      throws Throwable {
    point.accept("before " + name);
    Object result = call(target, method, arguments);
    point.accept("after " + name);
    return result;
  }

  private static String name(Method method, Object[] arguments) {
    return method.getName().equals("setAutoCommit")
        ? (Boolean) arguments[0] ? "commit" : "begin"
        : method.getName();
  }

  /** The first words, up to the name of the table. */
  private static String name(String sql) {
    String[] words = sql.replaceAll("--.*\n", "").strip().split("[\\s(]+", 5);
    return String.join(" ", List.of(words).subList(0, Math.min(words.length, 3)));
  }
}
