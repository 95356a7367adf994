// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The identity of a thing, never reused and never changed by a rename: 26 characters of Crockford's
 * base 32 in lower case, 48 bits of milliseconds and 80 random bits, so that uids sort by creation
 * (the ULID layout, https://github.com/ulid/spec).
 */
public record Uid(String value) implements Comparable<Uid> {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  public Uid {
    if (!hasForm(value)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'" + value + "' is no uid: expected 26 characters like those it was made with.");
    }
  }

  /** By hand, as uids are made by the thousand for each page of a list. */
  private static boolean hasForm(String value) {
    if (value.length() != LENGTH || value.charAt(0) > '7') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (ALPHABET.indexOf(value.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A fresh uid; {@code random} must be well seeded, as uids of one millisecond differ only by it.
   */
  public static Uid next(Instant now, RandomGenerator random) {
    char[] text = new char[LENGTH];
    encode(text, 0, 10, now.toEpochMilli());
    encode(text, 10, 8, random.nextLong());
    encode(text, 18, 8, random.nextLong());
    return new Uid(new String(text));
  }

  private static void encode(char[] text, int from, int count, long bits) {
    for (int i = count - 1; i >= 0; i--) {
      text[from + i] = ALPHABET.charAt((int) (bits & 31));
      bits >>>= 5;
    }
  }

  /** As the text's, which is kept there: maps of a hundred thousand uids feel the difference. */
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Uid uid && value.equals(uid.value);
  }

  @Override
  public int compareTo(Uid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
