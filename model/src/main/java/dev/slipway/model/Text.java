// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words for people: values made printable, and names that were perhaps meant. */
public final class Text {
  private Text() {}

  /**
   * The value with what does not show escaped, as by {@link #oneLine}, and tabs too, and cut to
   * {@code most} characters.
   */
  public static String visible(String value, int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length() && out.length() < most; i++) {
      char c = value.charAt(i);
      if (c == '\t' || misleads(value, i)) {
        out.append(escape(c));
      } else {
        out.append(c);
      }
    }
    return out.length() < value.length() && out.length() >= most ? out + "…" : out.toString();
  }

  /**
   * The value as one line that reads as it is stored: escaped are ends of lines, control characters
   * other than tabs, characters that turn the direction of reading, and halves of characters.
   */
  public static String oneLine(String value) {
    int clean = 0;
    while (clean < value.length() && !misleads(value, clean)) {
      clean++;
    }
    if (clean == value.length()) {
      return value;
    }
    StringBuilder out = new StringBuilder(value.length() + 16).append(value, 0, clean);
    for (int i = clean; i < value.length(); i++) {
      out.append(misleads(value, i) ? escape(value.charAt(i)) : value.charAt(i));
    }
    return out.toString();
  }

  private static boolean misleads(String value, int at) {
    char c = value.charAt(at);
    if (c < 0x7F) {
      return c < ' ' && c != '\t';
    }
    return Character.isISOControl(c)
        || c == '\u061C'
        || (c >= '\u200E' && c <= '\u200F')
        || (c >= '\u2028' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF'
        || isHalf(value, at);
  }

  private static boolean isHalf(String value, int at) {
    char c = value.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }

  private static String escape(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }

  /**
   * Up to three of the known names that are nearest to the wanted one, best first; none if all are
   * far.
   */
  public static List<String> near(String wanted, Iterable<String> known) {
    record Near(String name, int distance) {}
    List<Near> found = new ArrayList<>();
    String want = wanted.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, want.length() / 3);
    for (String name : known) {
      String candidate = name.toLowerCase(Locale.ROOT);
      int distance =
          candidate.contains(want) || want.contains(candidate) ? 1 : distance(want, candidate);
      if (distance <= limit) {
        found.add(new Near(name, distance));
      }
    }
    found.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
    return found.stream().map(Near::name).distinct().limit(3).toList();
  }

  /** " Did you mean 'a' or 'b'?", or nothing where nothing is near. */
  public static String didYouMean(String wanted, Iterable<String> known) {
    List<String> near = near(wanted, known);
    return near.isEmpty() ? "" : " Did you mean '" + String.join("' or '", near) + "'?";
  }

  /** The number of single-character insertions, removals and replacements between two words. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
