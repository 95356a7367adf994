// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Instants in sentences, to the minute. Sentences are kept, as most of a flow was built in the same
 * few minutes.
 */
final class Since {
  private final Map<Long, Judge.Verdict> upToDate = new HashMap<>();

  String text(Instant made) {
    String minute = made.truncatedTo(ChronoUnit.MINUTES).toString();
    return " since " + minute.substring(0, minute.length() - ":00Z".length()) + "Z";
  }

  Judge.Verdict upToDate(Instant made) {
    return upToDate.computeIfAbsent(
        Math.floorDiv(made.getEpochSecond(), 60),
        minute -> new Judge.Verdict(false, "up to date: nothing changed" + text(made)));
  }
}
