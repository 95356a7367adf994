// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.Optional;

/**
 * Where a PostgreSQL database is and who asks for it.
 *
 * @param url {@code postgresql://HOST[:PORT][,HOST…]/DATABASE[?SETTING=VALUE&…]}, with the settings
 *     of the JDBC driver (https://jdbc.postgresql.org/documentation/use); {@code jdbc:} may stand
 *     before it
 * @param user if the URL's settings do not name one
 * @param password if neither the URL's settings nor a password file of PostgreSQL have one
 */
public record PostgresAddress(String url, Optional<String> user, Optional<String> password) {
  private static final String JDBC = "jdbc:";
  private static final String SCHEME = "postgresql://";

  public PostgresAddress {
    url = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
    if (!url.startsWith(SCHEME)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + bare(url)
              + "' is no address of a PostgreSQL database; expected"
              + " postgresql://HOST:PORT/DATABASE.");
    }
    if (bare(url).contains("@")) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The address of the database names its user before an '@'. Name it as a setting instead:"
              + " postgresql://HOST:PORT/DATABASE?user=NAME.");
    }
  }

  String jdbc() {
    return JDBC + url;
  }

  /** The address without its settings, which may hold a password. */
  @Override
  public String toString() {
    return bare(url);
  }

  private static String bare(String url) {
    int settings = url.indexOf('?');
    return settings < 0 ? url : url.substring(0, settings);
  }
}
