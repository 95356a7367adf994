// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.sql.SQLException;

/** A database that did not do what it was asked for, on its way to who can say so in a sentence. */
final class SqlFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException fault;

  SqlFault(SQLException fault) {
    super(fault);
    this.fault = fault;
  }

  SQLException fault() {
    return fault;
  }
}
