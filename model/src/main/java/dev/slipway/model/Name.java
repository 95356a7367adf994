// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person calls a resource. Unique within its project and kind, ignoring case; not an
 * identity (that is the {@link Uid}).
 */
public record Name(String value) implements Comparable<Name> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  public Name {
    if (!FORM.matcher(value).matches()) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(value, 80)
              + "' cannot be a name: a name starts with a letter, goes on with letters, digits, '_' or '-',"
              + " and has at most 63 characters.");
    }
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
