// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.sql.SQLException;

/**
 * What PostgreSQL's error codes mean for people
 * (https://www.postgresql.org/docs/15/errcodes-appendix.html).
 */
final class PostgresFaults {
  private static final String DISK_FULL = "53100";
  private static final String DATA_CORRUPTED = "XX001";
  private static final String INDEX_CORRUPTED = "XX002";

  /** The class of codes that say that somebody is not let in. */
  private static final String INVALID_AUTHORIZATION = "28";

  private PostgresFaults() {}

  static SlipwayException translate(String database, SQLException fault) {
    String state = fault.getSQLState() == null ? "" : fault.getSQLState();
    String why = " (" + fault.getMessage() + "). ";
    if (state.equals(DISK_FULL)) {
      return new SlipwayException(
          ErrorCode.OUT_OF_DISK,
          database + " could not grow: its disk is full" + why + "Make room and try again.",
          fault);
    }
    if (state.equals(DATA_CORRUPTED) || state.equals(INDEX_CORRUPTED)) {
      return new SlipwayException(
          ErrorCode.CORRUPT,
          database
              + " is damaged"
              + why
              + "Check the disk, and restore the database from a backup.",
          fault);
    }
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        database
            + (state.startsWith(INVALID_AUTHORIZATION)
                ? " lets nobody in" + why + "Check the user and the password."
                : " did not answer"
                    + why
                    + "Check that it runs and can be reached, and try again."),
        fault);
  }
}
