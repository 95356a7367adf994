// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as {@link Instant#toString} writes them: read by hand, as the library's own way was half
 * of what it took to read a row.
 */
final class Instants {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int SECONDS = FORM.length();
  private static final int NANO_DIGITS = 9;

  private Instants() {}

  /**
   * @throws java.time.DateTimeException if it is none
   */
  static Instant parse(String text) {
    return isPlain(text) ? plain(text) : Instant.parse(text);
  }

  /** Whether it has a year of four digits and a fraction of at most nine; a point has digits. */
  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    if (last < SECONDS || last > SECONDS + 1 + NANO_DIGITS || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char form = i < SECONDS ? FORM.charAt(i) : i == SECONDS ? '.' : '0';
      char found = text.charAt(i);
      if (form == '0' ? found < '0' || found > '9' : found != form) {
        return false;
      }
    }
    return last != SECONDS + 1 && isTimeOfDay(text);
  }

  /** The library knows of midnight at 24 o'clock and of leap seconds, too. */
  private static boolean isTimeOfDay(String text) {
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, SECONDS) < 60;
  }

  private static Instant plain(String text) {
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long hours = date.toEpochDay() * 24 + number(text, 11, 13);
    long seconds = (hours * 60 + number(text, 14, 16)) * 60 + number(text, 17, SECONDS);
    int last = text.length() - 1;
    int nanos = 0;
    if (last > SECONDS) {
      nanos = number(text, SECONDS + 1, last);
      for (int digits = last - SECONDS - 1; digits < NANO_DIGITS; digits++) {
        nanos *= 10;
      }
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
