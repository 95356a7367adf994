// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * Where in a text each value of a list stands, so that the next text copies what it has in common.
 * A list mostly grows at its end and loses at its beginning; whatever else happens to it is right
 * too, but slower.
 */
final class Passages {
  /** Of no text; every value is written. */
  static final Passages NONE = new Passages(new byte[0], List.of(), new int[1]);

  private final byte[] text;
  private final List<?> values;

  /** Where each value begins; behind the last, where the next one would. */
  private final int[] starts;

  private Passages(byte[] text, List<?> values, int[] starts) {
    this.text = text;
    this.values = values;
    this.starts = starts;
  }

  /** Positions in a text that is not whole yet. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(List<?> values, int[] starts) {
    Passages in(byte[] text) {
      return new Passages(text, values, starts);
    }
  }

  /** Writes the values with commas between them; those that are here are copied. */
  <T> Written write(List<T> all, Function<T, String> writer, ByteArrayOutputStream to) {
    int[] begun = new int[all.size() + 1];
    int here = 0;
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        to.write(',');
      }
      begun[i] = to.size();
      T value = all.get(i);
      int found = find(value, here);
      if (found < 0) {
        to.writeBytes(writer.apply(value).getBytes(UTF_8));
      } else {
        to.write(text, starts[found], starts[found + 1] - 1 - starts[found]);
        here = found + 1;
      }
    }
    begun[all.size()] = to.size() + 1;
    return new Written(all, begun);
  }

  /** The very same value at or behind a place; -1 if there is none. */
  @SuppressWarnings("ReferenceEquality") // an equal one may be written in another way
  private int find(Object value, int from) {
    for (int i = from; i < values.size(); i++) {
      if (values.get(i) == value) {
        return i;
      }
    }
    return -1;
  }
}
