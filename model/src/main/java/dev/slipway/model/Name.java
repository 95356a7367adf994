// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Locale;

/**
 * What a person calls a resource. Unique within its project and kind, ignoring case; not an
 * identity (that is the {@link Uid}).
 */
public record Name(String value) implements Comparable<Name> {
  private static final int MOST_CHARACTERS = 63;

  public Name {
    if (!hasForm(value)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(value, 80)
              + "' cannot be a name: a name starts with a letter, goes on with letters, digits, '_' or '-',"
              + " and has at most 63 characters.");
    }
  }

  /** By hand, as names are made by the thousand for each page of a list. */
  private static boolean hasForm(String value) {
    if (value.isEmpty() || value.length() > MOST_CHARACTERS || !isLetter(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The form under which names are compared: lower case. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(Name other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}
