// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the writer knows of one row, and what the database is still to be told of it. */
final class KnownRow {
  /** What the database is still to be told. */
  enum Pending {
    NOTHING,
    /** The row, which is hardly there yet: if it is, that is to be noticed. */
    ADD,
    /** The row, which is there in another state. */
    CHANGE,
    /** The row, be it there or not. */
    PUT,
    REMOVE
  }

  /** What stands behind the value. */
  enum Knowledge {
    NONE,
    /** The row was taken for absent without a look. */
    GUESSED,
    LOOKED
  }

  /**
   * All that changes about it.
   *
   * @param value absent if there is no such row
   * @param cells with their checksum, of a row that is to be added, changed or put
   */
  record State(Knowledge knowledge, @Nullable Object value, Pending pending, List<Object> cells) {
    private static final State UNKNOWN =
        new State(Knowledge.NONE, null, Pending.NOTHING, List.of());
    private static final State GUESSED =
        new State(Knowledge.GUESSED, null, Pending.NOTHING, List.of());
  }

  private final Table<?> table;
  private final Object[] key;
  private final int hash;
  private State state = State.UNKNOWN;

  /** Also to look another one up by. */
  KnownRow(Table<?> table, Object... key) {
    this.table = table;
    this.key = key;
    this.hash = 31 * table.name().hashCode() + Arrays.hashCode(key);
  }

  Table<?> table() {
    return table;
  }

  Object[] key() {
    return key;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  boolean isPending() {
    return state.pending() != Pending.NOTHING;
  }

  void takeForAbsent() {
    state = State.GUESSED;
  }

  /** What was found in the database; absent if there is no such row. */
  void found(@Nullable Object value) {
    state = new State(Knowledge.LOOKED, value, Pending.NOTHING, List.of());
  }

  void put(Object value, List<Object> cells) {
    state = new State(state.knowledge(), value, pendingPut(), cells);
  }

  private Pending pendingPut() {
    boolean isThere =
        state.knowledge() == Knowledge.LOOKED
            && state.value() != null
            && (state.pending() == Pending.NOTHING || state.pending() == Pending.CHANGE);
    if (isThere) {
      return Pending.CHANGE;
    }
    return state.knowledge() == Knowledge.GUESSED ? Pending.ADD : Pending.PUT;
  }

  void remove() {
    state = new State(Knowledge.LOOKED, null, Pending.REMOVE, List.of());
  }

  /** The database has been told. */
  void written() {
    state = new State(Knowledge.LOOKED, state.value(), Pending.NOTHING, List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KnownRow row
        && hash == row.hash
        && table.name().equals(row.table.name())
        && Arrays.equals(key, row.key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
