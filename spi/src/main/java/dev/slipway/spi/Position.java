// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

/** A place in the sequence of all changes, in commit order; 0 is before the first. */
public record Position(long value) implements Comparable<Position> {
  public static final Position START = new Position(0);

  @Override
  public int compareTo(Position other) {
    return Long.compare(value, other.value);
  }
}
