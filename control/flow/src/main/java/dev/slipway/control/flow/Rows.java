// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

/**
 * Lists of small numbers, one list a row, in two arrays: what a graph of a hundred thousand nodes
 * is walked by without an object per edge.
 */
final class Rows {
  private final int[] starts;
  private final int[] values;

  private Rows(int[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  /** Takes over the arrays: row {@code r} is {@code values[starts[r]]} to {@code starts[r + 1]}. */
  static Rows of(int[] starts, int[] values) {
    return new Rows(starts, values);
  }

  /** Row {@code v} of the result holds the rows in which {@code v} occurs here, in order. */
  Rows inverted(int rows) {
    int[] begin = new int[rows + 1];
    for (int i = 0; i < to(count() - 1); i++) {
      begin[values[i] + 1]++;
    }
    for (int r = 0; r < rows; r++) {
      begin[r + 1] += begin[r];
    }
    int[] next = begin.clone();
    int[] found = new int[begin[rows]];
    for (int r = 0; r < count(); r++) {
      for (int i = from(r); i < to(r); i++) {
        found[next[values[i]]++] = r;
      }
    }
    return new Rows(begin, found);
  }

  int count() {
    return starts.length - 1;
  }

  int from(int row) {
    return starts[row];
  }

  int to(int row) {
    return row < 0 ? 0 : starts[row + 1];
  }

  int at(int index) {
    return values[index];
  }
}
