// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Connections to one SQLite file in write-ahead mode, in a directory that is locked meanwhile. */
final class SqliteSessions implements Sessions {
  static final Steps STEPS = Steps.of("sqlite");

  /** How long to wait for a tool outside Slipway that has the file locked. */
  private static final int BUSY_MILLIS = 5_000;

  private static final int LARGEST_IDLE_LOG_BYTES = 64 << 20;

  /** On macOS a plain sync leaves data in the drive's cache; without effect elsewhere. */
  private static final String SYNC_THROUGH_THE_DRIVE = "pragma fullfsync = 1";

  private final DirectoryLock lock;
  private final Path file;
  private final InstantSource clock;
  private final Steps steps;
  private final boolean sealed;
  private volatile boolean sound;

  private SqliteSessions(
      DirectoryLock lock, Path file, InstantSource clock, Steps steps, boolean sealed) {
    this.lock = lock;
    this.file = file;
    this.clock = clock;
    this.steps = steps;
    this.sealed = sealed;
  }

  /**
   * @param clock of the only process that has the file, which is the database's clock then
   */
  static SqliteSessions open(Path directory, InstantSource clock) {
    return open(directory, clock, STEPS);
  }

  static SqliteSessions open(Path directory, InstantSource clock, Steps steps) {
    PrivateFiles.createDirectory(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    Path file = directory.resolve("slipway.db");
    PrivateFiles.createFile(file);
    Optional<String> damage = WriteAheadLog.damage(log(file));
    if (damage.isPresent()) {
      lock.close();
      throw SqliteFaults.damaged(file, damage.get());
    }
    return new SqliteSessions(lock, file, clock, steps, Seal.breakOpen(file));
  }

  @Override
  public String name() {
    return "The database " + file;
  }

  @Override
  public Steps steps() {
    return steps;
  }

  @Override
  public boolean shared() {
    return false;
  }

  /**
   * Others are kept out by the lock of the directory. A file that is not as it was left is searched
   * for damage: rows have checksums, but what is missing from an index would not be noticed.
   */
  @Override
  public void prepare(Session session) {
    if (!sealed) {
      Object found = session.query("pragma integrity_check(1)", List.of(), 1).getFirst().getFirst();
      if (!found.equals("ok")) {
        throw SqliteFaults.damaged(file, found.toString());
      }
    }
    sound = true;
  }

  /** Others are kept out by the lock of the directory. */
  @Override
  public void keepForm(Session session) {}

  /** There is no other server. */
  @Override
  public void fence(Session session, int oldest) {}

  @Override
  public Instant lockBeside(Session session) {
    return clock.instant();
  }

  /** That the writer's transactions are immediate has done it. */
  @Override
  public Locked lock(Session session) {
    return new Locked(clock.instant(), true);
  }

  @Override
  public Instant now(Session session) {
    return clock.instant();
  }

  @Override
  public Connection writer() throws SQLException {
    SQLiteConfig config = config();
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(LARGEST_IDLE_LOG_BYTES);
    return Setup.of(connect(config), SqliteSessions::syncThroughTheDrive);
  }

  private static void syncThroughTheDrive(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SYNC_THROUGH_THE_DRIVE);
    }
  }

  @Override
  public Connection reader() throws SQLException {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return connect(config);
  }

  @Override
  public Dialect dialect(Session any) {
    return new FormNotes(any).applied(Steps.RUNS_IN_ORDER).isPresent()
        ? Dialect.IN_ORDER
        : Dialect.BY_KEY;
  }

  /** A session is used by one thread at a time, so that SQLite needs no locks of its own for it. */
  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setGetGeneratedKeys(false);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    return config;
  }

  private Connection connect(SQLiteConfig config) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + file);
  }

  @Override
  public SlipwayException translate(SQLException fault) {
    SlipwayException translated = SqliteFaults.translate(file, fault);
    sound &= translated.code() != ErrorCode.CORRUPT;
    return translated;
  }

  @Override
  public long bytes(Session session) {
    long sum = 0;
    for (String suffix : List.of("", "-wal", "-shm")) {
      sum += size(file.resolveSibling(file.getFileName() + suffix));
    }
    return sum;
  }

  /** Gone when the last connection is closed, which moves all of it into the file. */
  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (sound && size(log(file)) == 0) {
      Seal.close(file);
    }
    lock.close();
  }
}
