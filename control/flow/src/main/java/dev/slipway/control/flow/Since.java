// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants in sentences, to the minute. The last sentence is kept, as most of a flow was built in
 * the same few minutes.
 */
final class Since {
  private long minute = Long.MIN_VALUE;
  private Judge.Verdict upToDate = new Judge.Verdict(false, "up to date");

  String text(Instant made) {
    String text = made.truncatedTo(ChronoUnit.MINUTES).toString();
    return " since " + text.substring(0, text.length() - ":00Z".length()) + "Z";
  }

  Judge.Verdict upToDate(Instant made) {
    long asked = Math.floorDiv(made.getEpochSecond(), 60);
    if (asked != minute) {
      minute = asked;
      upToDate = new Judge.Verdict(false, "up to date: nothing changed" + text(made));
    }
    return upToDate;
  }
}
