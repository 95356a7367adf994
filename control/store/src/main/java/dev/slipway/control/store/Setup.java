// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done to a connection before it is handed out. */
interface Setup {
  void apply(Connection connection) throws SQLException;

  /** Closes the connection if it cannot be set up, as nobody else knows of it yet. */
  static Connection of(Connection fresh, Setup setup) throws SQLException {
    boolean good = false;
    try {
      setup.apply(fresh);
      good = true;
      return fresh;
    } finally {
      if (!good) {
        new Session(fresh).discard();
      }
    }
  }
}
