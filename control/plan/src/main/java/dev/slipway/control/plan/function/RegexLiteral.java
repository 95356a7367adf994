// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.slipway.model.Text;
import java.util.Optional;

/** Regular expressions as RE2 reads them: no look-around, no references back to groups. */
final class RegexLiteral {
  private RegexLiteral() {}

  static Optional<String> fault(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      String part = e.getPattern().equals(pattern) ? "" : e.getPattern();
      int at = part.isEmpty() ? -1 : pattern.indexOf(part);
      return Optional.of(
          "'"
              + Text.visible(pattern, 80)
              + "' is no regular expression of RE2: "
              + e.getDescription()
              + (part.isEmpty() ? "" : " '" + Text.visible(part, 40) + "'")
              + (at < 0 ? "" : " at character " + (pattern.codePointCount(0, at) + 1)));
    }
  }
}
