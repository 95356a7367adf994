// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The demo's flights as input of the benchmarks. */
final class Flights {
  /**
   * The columns of the group recipe's output, floats rounded as far as their order of adding
   * allows.
   */
  static final String GROUPED =
      "carrier, month, origin, dest, flights, round(mean_delay, 9), round(p90_delay, 9), round(cancelled, 9)";

  private Flights() {}

  static Path parquet(Raw raw, Home home, Path file, int times) throws SQLException, IOException {
    return raw.copy(
        "SELECT f.* FROM " + csv(home) + " f, range(" + times + ")", file, Workbench.PARQUET);
  }

  static Path rows(Raw raw, Home home, Path file, int rows) throws SQLException, IOException {
    return raw.copy("SELECT * FROM " + csv(home) + " LIMIT " + rows, file, Workbench.PARQUET);
  }

  /** The file as DuckDB reads it. */
  static String csv(Home home) {
    return "read_csv('"
        + home.root().resolve("demo/nycflights13/data/flights.csv.gz")
        + "', nullstr = 'NA')";
  }
}
