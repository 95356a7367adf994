// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.model.Text;
import java.util.Optional;

/** Patterns of dates and times, in those letters of strftime that mean the same on every engine. */
final class TimePatternLiteral {
  static final String LETTERS = "YmdHMSfyjIpBbAa%";

  private TimePatternLiteral() {}

  static Optional<String> fault(String pattern) {
    for (int i = pattern.indexOf('%'); i >= 0; i = pattern.indexOf('%', i + 2)) {
      String letter = pattern.substring(i + 1, Math.min(i + 2, pattern.length()));
      if (letter.isEmpty() || LETTERS.indexOf(letter.charAt(0)) < 0) {
        return Optional.of(
            "'%"
                + letter
                + "' in '"
                + Text.visible(pattern, 80)
                + "' is no part of a date or time; there are %Y %m %d %H %M %S %f (microseconds) %y"
                + " %j %I %p %B %b %A %a and %%");
      }
    }
    return Optional.empty();
  }
}
