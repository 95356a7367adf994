// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean for people (https://www.sqlite.org/rescode.html). */
final class SqliteFaults {
  /** The low byte of an extended result code is its primary one. */
  private static final int PRIMARY = 0xff;

  private SqliteFaults() {}

  static SlipwayException translate(Path file, SQLException fault) {
    int primary =
        fault instanceof SQLiteException own
            ? own.getResultCode().code & PRIMARY
            : SQLiteErrorCode.SQLITE_ERROR.code;
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return new SlipwayException(
          ErrorCode.OUT_OF_DISK,
          "The database " + file + " could not grow: its disk is full. Make room and try again.",
          fault);
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return damaged(file, String.valueOf(fault.getMessage()));
    }
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "The database "
            + file
            + " did not answer ("
            + fault.getMessage()
            + "). Look at the disk and at who else has the file open, and try again.",
        fault);
  }

  static SlipwayException damaged(Path file, String why) {
    return new SlipwayException(
        ErrorCode.CORRUPT,
        "The database "
            + file
            + " is damaged ("
            + why
            + "). Check the disk, and restore the database from a backup.");
  }
}
