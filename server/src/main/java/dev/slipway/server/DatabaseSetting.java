// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.store.PostgresAddress;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/**
 * The PostgreSQL database of a server that shares one.
 *
 * @param url as {@link PostgresAddress} takes it
 * @param passwordFile whose first line is the password, if the URL's settings have none
 */
record DatabaseSetting(String url, Optional<Path> passwordFile) {

  /** Opens the database that the server was told, or else the one in its data directory. */
  static Store open(Settings settings, StoreSettings store, ThreadFactory threads) {
    return settings
        .database()
        .map(shared -> Stores.postgresql(settings.data(), shared.address(), store, threads))
        .orElseGet(() -> Stores.sqlite(settings.data(), store, Clock.systemUTC(), threads));
  }

  PostgresAddress address() {
    return new PostgresAddress(url, Optional.empty(), passwordFile.map(DatabaseSetting::firstLine));
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The password of the database could not be read from "
              + file
              + " ("
              + e
              + "). Make it readable for the server, or name another file.",
          e);
    }
  }

  /** Without the settings of the URL, which may hold a password. */
  @Override
  public String toString() {
    return address().toString();
  }
}
