// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands the studio, opened before the web framework starts, to the framework's beans. */
final class Opening {
  private static volatile Optional<Studio> opened = Optional.empty();

  private Opening() {}

  static void begin(Studio studio) {
    opened = Optional.of(studio);
  }

  @Produces
  @Singleton
  static Studio studio() {
    return opened.orElseThrow(
        () -> new IllegalStateException("the studio is opened by Main before it is served"));
  }
}
