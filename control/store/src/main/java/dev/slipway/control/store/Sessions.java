// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.SlipwayException;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of one database and says in a sentence why it failed. */
interface Sessions extends AutoCloseable {
  /** For the only writer. */
  Connection writer() throws SQLException;

  Connection reader() throws SQLException;

  /** What went wrong, with what to do about it. */
  SlipwayException translate(SQLException fault);

  /** Bytes on disk. */
  long bytes();

  @Override
  void close();
}
