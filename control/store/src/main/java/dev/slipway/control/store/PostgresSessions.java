// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Connections to a PostgreSQL database that other servers write to as well. What a server keeps on
 * its own disk is in a directory that is locked meanwhile.
 */
final class PostgresSessions implements Sessions {
  static final Steps STEPS = Steps.of("postgresql");

  static final int OLDEST_VERSION = 15;

  /** "Slipway" in ASCII: the key of the lock under which tables are brought to their form. */
  private static final long FORM_KEY = 0x536c6970776179L;

  /** For a database that cannot be reached. */
  private static final String CONNECT_SECONDS = "5";

  /**
   * For a database that no longer answers; longer than {@link #WRITER} lets a lock be waited for.
   */
  private static final String ANSWER_SECONDS = "30";

  /**
   * A commit is answered when it is on disk, whatever the database's standard is. And a server that
   * stands still between the lock and the commit is cut off by the database, for the others wait.
   */
  private static final List<String> WRITER =
      List.of(
          "select set_config('synchronous_commit', 'on', false)"
              + " where current_setting('synchronous_commit') = 'off'",
          "set idle_in_transaction_session_timeout = '5s'",
          "set lock_timeout = '10s'");

  private static final String MICROSECONDS =
      "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

  /**
   * The time is read outside the query that waits for the lock, and so after it; the locked row is
   * as whoever had it before has left it. With it, which transaction has written the head, as every
   * group does, which one this is, and the oldest form that a writer must know.
   */
  private static final String LOCK =
      "select %s, wrote, pg_current_xact_id()::text::bigint, coalesce(oldest, 0) from"
              .formatted(MICROSECONDS)
          + " (select xmin::text::bigint as wrote, oldest from heads where id = ? for update)"
          + " as locked";

  /** What a row says of its transaction are the last 32 bits. */
  private static final long TRANSACTION = 0xFFFF_FFFFL;

  private final DirectoryLock lock;
  private final PostgresAddress address;
  private final Steps steps;

  /** Of the writer; that of the last group it has begun. */
  private long transaction = -1;

  private PostgresSessions(DirectoryLock lock, PostgresAddress address, Steps steps) {
    this.lock = lock;
    this.address = address;
    this.steps = steps;
  }

  static PostgresSessions open(Path directory, PostgresAddress address) {
    return open(directory, address, STEPS);
  }

  static PostgresSessions open(Path directory, PostgresAddress address, Steps steps) {
    PrivateFiles.createDirectory(directory);
    return new PostgresSessions(DirectoryLock.take(directory), address, steps);
  }

  @Override
  public Connection writer() throws SQLException {
    return Setup.of(connect(), PostgresSessions::setWriter);
  }

  private static void setWriter(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : WRITER) {
        statement.execute(setting);
      }
    }
  }

  @Override
  public Connection reader() throws SQLException {
    return Setup.of(connect(), PostgresSessions::setReader);
  }

  @Override
  public Dialect dialect(Session any) {
    return Dialect.OF_ARRAYS;
  }

  private static void setReader(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
  }

  private Connection connect() throws SQLException {
    Properties settings = new Properties();
    PGProperty.CONNECT_TIMEOUT.set(settings, CONNECT_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(settings, ANSWER_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(settings, true);
    PGProperty.APPLICATION_NAME.set(settings, "slipway");
    address.user().ifPresent(user -> PGProperty.USER.set(settings, user));
    address.password().ifPresent(password -> PGProperty.PASSWORD.set(settings, password));
    Connection connection = new Driver().connect(address.jdbc(), settings);
    if (connection == null) {
      throw new SQLException("the driver does not know the address");
    }
    return connection;
  }

  @Override
  public String name() {
    return "The database " + address;
  }

  @Override
  public Steps steps() {
    return steps;
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public void prepare(Session session) {
    List<Object> facts =
        session
            .query(
                "select current_setting('server_version_num')::bigint / 10000,"
                    + " current_setting('server_encoding')",
                List.of(),
                2)
            .getFirst();
    if ((Long) facts.getFirst() < OLDEST_VERSION || !facts.getLast().equals("UTF8")) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "%s is PostgreSQL %s with encoding %s; Slipway needs PostgreSQL %d or newer and UTF8."
              .formatted(name(), facts.getFirst(), facts.getLast(), OLDEST_VERSION));
    }
  }

  @Override
  public void keepForm(Session session) {
    session.query("select 1 from pg_advisory_lock(?)", List.of(FORM_KEY), 1);
  }

  @Override
  public void fence(Session session, int oldest) {
    session.update(
        "update heads set oldest = ? where id = ?", List.of((long) oldest, LedgerTables.HEAD));
  }

  @Override
  public Locked lock(Session session) {
    List<Object> facts = locked(session);
    boolean alone = facts.get(1).equals(transaction);
    transaction = (Long) facts.get(2) & TRANSACTION;
    return new Locked(instant(facts), alone);
  }

  @Override
  public Instant lockBeside(Session session) {
    return instant(locked(session));
  }

  /** An empty database has no head to lock yet. */
  private List<Object> locked(Session session) {
    List<List<Object>> locked = session.query(LOCK, List.of(LedgerTables.HEAD), 4);
    if (locked.isEmpty()) {
      boolean _ =
          new SqlRows(session)
              .addAll(LedgerTables.HEADS, List.of(SqlRows.encode(LedgerTables.HEADS, Head.EMPTY)));
      locked = session.query(LOCK, List.of(LedgerTables.HEAD), 4);
    }
    requireKnown((Long) locked.getFirst().getLast());
    return locked.getFirst();
  }

  private void requireKnown(long oldest) {
    if (oldest > steps.newest()) {
      throw new SlipwayException(
          ErrorCode.TOO_NEW,
          "%s was upgraded for good to form %d while this server was running, which knows forms up to %d. Stop it, and start the newer Slipway."
              .formatted(name(), oldest, steps.newest()));
    }
  }

  @Override
  public Instant now(Session session) {
    return instant(session.query("select " + MICROSECONDS, List.of(), 1).getFirst());
  }

  private static Instant instant(List<Object> facts) {
    return Instant.EPOCH.plus((Long) facts.getFirst(), ChronoUnit.MICROS);
  }

  @Override
  public long bytes(Session session) {
    return (Long)
        session
            .query("select pg_database_size(current_database())", List.of(), 1)
            .getFirst()
            .getFirst();
  }

  @Override
  public SlipwayException translate(SQLException fault) {
    return PostgresFaults.translate(name(), fault);
  }

  @Override
  public void close() {
    lock.close();
  }
}
