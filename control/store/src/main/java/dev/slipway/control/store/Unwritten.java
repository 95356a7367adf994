// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that the database is still to be told of, by table and in their order. */
final class Unwritten {
  private final Map<String, OfTable> tables = new HashMap<>();
  private int size;

  /**
   * @param rows that are pending
   * @param appended encoded
   */
  private record OfTable(Table<?> table, List<KnownRow> rows, List<List<Object>> appended) {
    private OfTable(Table<?> table) {
      this(table, new ArrayList<>(), new ArrayList<>());
    }
  }

  void add(KnownRow row) {
    of(row.table()).rows().add(row);
    size++;
  }

  /** Adds an encoded row of a key that is in use for the first time. */
  void append(Table<?> table, List<Object> cells) {
    of(table).appended().add(cells);
    size++;
  }

  private OfTable of(Table<?> table) {
    return tables.computeIfAbsent(table.name(), name -> new OfTable(table));
  }

  int size() {
    return size;
  }

  void clear() {
    tables.clear();
    size = 0;
  }

  void moveTo(Unwritten other) {
    for (OfTable mine : tables.values()) {
      OfTable theirs = other.of(mine.table());
      theirs.rows().addAll(mine.rows());
      theirs.appended().addAll(mine.appended());
    }
    other.size += size;
    clear();
  }

  /**
   * Writes table by table, those before others that may need their rows.
   *
   * @throws GroupRows.NotNew if a row was taken for new that is there
   */
  void write(SqlRows stored) {
    for (Table<?> table : LedgerTables.ALL) {
      OfTable some = tables.get(table.name());
      if (some != null) {
        write(stored, some);
      }
    }
    clear();
  }

  private static void write(SqlRows stored, OfTable some) {
    List<List<Object>> added = new ArrayList<>();
    OrderedWrites others = new OrderedWrites(stored, some.table());
    for (KnownRow row : some.rows()) {
      switch (row.state().pending()) {
        case ADD -> added.add(row.state().cells());
        case CHANGE, PUT, REMOVE -> others.add(row);
        case NOTHING -> {}
      }
    }
    if (!stored.addAll(some.table(), added)) {
      throw new GroupRows.NotNew();
    }
    others.write();
    some.rows().forEach(KnownRow::written);
    if (!stored.addAll(some.table(), some.appended())) {
      throw damaged(some.table());
    }
  }

  private static SlipwayException damaged(Table<?> table) {
    return new SlipwayException(
        ErrorCode.CORRUPT,
        "Table "
            + table.name()
            + " has rows already where its next ones belong: the database was changed outside"
            + " Slipway. Restore it from a backup.");
  }
}
