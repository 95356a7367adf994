// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Which three characters in a row a text has, as a filter: where one of a word's is missing, the
 * word is not in the text, which then is not looked through. What it lets pass may still be wrong.
 */
final class Trigrams {
  static final Trigrams NONE = new Trigrams(new long[0]);

  private static final int SIZE = 3;

  /** A quarter as many bits as the texts that a store of 50,000 resources makes have characters. */
  private static final int BITS_SHIFT = 12;

  private static final int WORDS = (1 << BITS_SHIFT) / Long.SIZE;

  /** Empty where the text is too short to have any. */
  private final long[] bits;

  private Trigrams(long[] bits) {
    this.bits = bits;
  }

  static Trigrams of(String text) {
    return NONE.with(text);
  }

  /** Those of both texts; where they meet there may be others, which only {@link #of} knows. */
  Trigrams with(String text) {
    if (text.length() < SIZE) {
      return this;
    }
    long[] all = bits.length == 0 ? new long[WORDS] : bits.clone();
    for (int i = 0; i + SIZE <= text.length(); i++) {
      int bit = hash(text, i);
      all[bit / Long.SIZE] |= 1L << bit;
    }
    return new Trigrams(all);
  }

  /** What to ask with for texts that have all those words; empty if they are too short. */
  static int[] wanted(Collection<String> words) {
    return words.stream()
        .flatMapToInt(
            word -> IntStream.rangeClosed(0, word.length() - SIZE).map(i -> hash(word, i)))
        .distinct()
        .toArray();
  }

  /** Whether the text may have them all. */
  boolean mayHave(int[] wanted) {
    for (int bit : wanted) {
      if (bits.length == 0 || (bits[bit / Long.SIZE] & (1L << bit)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int hash(String text, int at) {
    int mixed =
        (text.charAt(at) * 0x9E3779B1)
            ^ (text.charAt(at + 1) * 0x85EBCA6B)
            ^ (text.charAt(at + 2) * 0xC2B2AE35);
    return mixed >>> (Integer.SIZE - BITS_SHIFT);
  }
}
