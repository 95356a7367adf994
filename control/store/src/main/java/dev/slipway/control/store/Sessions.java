// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.SlipwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Opens connections of one database, and knows in what it differs from other databases. */
interface Sessions extends AutoCloseable {
  /** For the only writer of this process. */
  Connection writer() throws SQLException;

  Connection reader() throws SQLException;

  /** How rows are written to the database as it is now. */
  Dialect dialect(Session any);

  /** A session of the only writer, which can be used until the form of the tables changes. */
  default Session writing() throws SQLException {
    Connection connection = writer();
    boolean good = false;
    try {
      Session session = new Session(connection, dialect(new Session(connection)));
      good = true;
      return session;
    } finally {
      if (!good) {
        new Session(connection).discard();
      }
    }
  }

  /** As it is called in sentences, without anything secret. */
  String name();

  /** The steps by which its tables came to their form. */
  Steps steps();

  /** Whether other servers may write to the database meanwhile. */
  boolean shared();

  /** Makes sure that the database is fit to be used. */
  void prepare(Session session);

  /** Keeps other servers from changing the form of the tables until the session is closed. */
  void keepForm(Session session);

  /**
   * Tells all servers, in the transaction that the session is in, that whoever knows only an older
   * form may not write any more.
   */
  void fence(Session session, int oldest);

  /**
   * Keeps every other writer out until the transaction ends, so that what is read from now on is
   * what the writes go on from, and positions are given in the order of commits. For the only
   * writer of this process.
   *
   * @throws SlipwayException {@code TOO_NEW} if the form has been raised above what this server
   *     knows
   */
  Locked lock(Session session);

  /**
   * The same for a session beside the writer, which finds afterwards that it was not alone if the
   * head was written.
   *
   * @return the time by the database's clock
   */
  Instant lockBeside(Session session);

  /**
   * What holds from the lock to the end of the transaction.
   *
   * @param now the time by the database's clock
   * @param alone whether nobody has written but the transactions that were locked here before
   */
  record Locked(Instant now, boolean alone) {}

  /** The time by the database's clock. */
  Instant now(Session session);

  /** Bytes on disk. */
  long bytes(Session session);

  /** What went wrong, with what to do about it. */
  SlipwayException translate(SQLException fault);

  @Override
  void close();
}
