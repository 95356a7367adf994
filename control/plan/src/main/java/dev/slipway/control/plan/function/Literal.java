// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an argument must be that is written out as text. A pattern from a column could not be
 * checked before a build, nor be translated for an engine whose patterns are others.
 */
public interface Literal {
  /** One of the units of {@code date_trunc} and others. */
  Literal UNIT = oneOf("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  /** A regular expression in the dialect of RE2. */
  Literal REGEX = RegexLiteral::fault;

  /** A pattern such as {@code %Y-%m-%d}. */
  Literal TIME_PATTERN = TimePatternLiteral::fault;

  /** A zone such as {@code Europe/Paris}. */
  Literal ZONE = ZoneLiteral::fault;

  /** A path such as {@code $.customer.tags[0]}. */
  Literal JSON_PATH = JsonPathLiteral::fault;

  /** What is wrong with the text, as a sentence without its full stop. */
  Optional<String> fault(String text);

  /** What is wanted, to be said of anything that is not written out. */
  default String wanted() {
    return "a text that is written out";
  }

  static Literal oneOf(String... words) {
    return new Words(List.of(words));
  }

  /** A closed choice, ignoring case. */
  record Words(List<String> words) implements Literal {
    @Override
    public Optional<String> fault(String text) {
      return words.contains(text.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of("'" + text + "' is not " + wanted());
    }

    @Override
    public String wanted() {
      return "one of '" + String.join("', '", words) + "'";
    }
  }
}
