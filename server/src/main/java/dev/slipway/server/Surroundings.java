// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** What the parts of a studio take from outside: settings, time and randomness. */
record Surroundings(Settings settings, Clock clock, SecureRandom random) {
  static Surroundings of(Settings settings) {
    return new Surroundings(settings, Clock.systemUTC(), new SecureRandom());
  }

  Path directory() {
    return settings.data();
  }
}
