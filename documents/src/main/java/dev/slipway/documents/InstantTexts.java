// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The texts of instants that were written lately. What is written together shares a few instants,
 * and making one's text takes as long as writing all the rest of a record.
 */
final class InstantTexts {
  private static final int MOST = 64;

  /** Read and written without a lock: each finds a whole entry, and at worst not the newest. */
  private static final @Nullable Known[] KNOWN = new Known[MOST];

  private InstantTexts() {}

  private record Known(Instant instant, String text) {}

  static String of(Instant instant) {
    int place = (instant.hashCode() * 0x9E3779B1) >>> 26;
    Known known = KNOWN[place];
    if (known == null || !known.instant().equals(instant)) {
      known = new Known(instant, instant.toString());
      KNOWN[place] = known;
    }
    return known.text();
  }
}
