// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.control.store.KnownRow.Pending;
import java.util.ArrayList;
import java.util.List;

/** Rows of one table that are written in their order, neighbours of one kind together. */
final class OrderedWrites {
  private final SqlRows stored;
  private final Table<?> table;
  private final List<List<Object>> alike = new ArrayList<>();
  private Pending kind = Pending.NOTHING;

  OrderedWrites(SqlRows stored, Table<?> table) {
    this.stored = stored;
    this.table = table;
  }

  /** Takes a row that is to be changed, put or removed. */
  void add(KnownRow row) {
    KnownRow.State state = row.state();
    if (state.pending() != kind) {
      write();
      kind = state.pending();
    }
    if (kind == Pending.REMOVE) {
      stored.remove(table, row.key());
    } else {
      alike.add(state.cells());
    }
  }

  /** Writes what is still to be written. */
  void write() {
    if (kind == Pending.CHANGE) {
      stored.changeAll(table, alike);
    } else {
      stored.putAll(table, alike);
    }
    alike.clear();
  }
}
