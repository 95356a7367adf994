// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows in sorted maps, with the way back to where the last {@link #keep} left them. */
final class MemoryRows implements Rows {
  private final Map<String, NavigableMap<List<Object>, Object>> tables = new HashMap<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Makes what was written so far final. */
  void keep() {
    undo.clear();
  }

  /** Undoes what was written since {@link #keep}. */
  void undo() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  @Override
  public <V> Optional<V> find(Table<V> table, Object... key) {
    return Optional.ofNullable(values(table).get(List.of(key)));
  }

  @Override
  public <V> List<V> list(Query<V> query) {
    Table<V> table = query.table();
    Comparator<List<Object>> order = query.descending() ? Cells.ORDER.reversed() : Cells.ORDER;
    return candidates(query).stream()
        .filter(value ->
            query.where().entrySet().stream()
                .allMatch(e -> table.cell(value, e.getKey()).equals(e.getValue())))
        .filter(value ->
            query.after().isEmpty() || order.compare(ordering(query, value), query.after()) > 0)
        .sorted(Comparator.comparing(value -> ordering(query, value), order))
        .limit(query.limit())
        .toList();
  }

  /** All values, or for a feed-like query just those behind its beginning. */
  private <V> List<V> candidates(Query<V> query) {
    Table<V> table = query.table();
    NavigableMap<List<Object>, V> all = values(table);
    boolean byKey =
        !query.descending()
            && !query.after().isEmpty()
            && query.order().equals(table.names().subList(0, table.keys()));
    return List.copyOf((byKey ? all.tailMap(query.after(), false) : all).values());
  }

  private static <V> List<Object> ordering(Query<V> query, V value) {
    return query.order().stream().map(column -> query.table().cell(value, column)).toList();
  }

  @Override
  public long count(Table<?> table) {
    return values(table).size();
  }

  @Override
  public Map<List<Object>, Long> counts(Table<?> table, String... columns) {
    return countsOf(table, List.of(columns));
  }

  private <V> Map<List<Object>, Long> countsOf(Table<V> table, List<String> columns) {
    return values(table).values().stream()
        .collect(
            Collectors.groupingBy(
                value -> columns.stream().map(column -> table.cell(value, column)).toList(),
                Collectors.counting()));
  }

  @Override
  public <V> void put(Table<V> table, V value) {
    NavigableMap<List<Object>, V> values = values(table);
    List<Object> key = table.key(value);
    V before = values.put(key, value);
    undo.push(() -> restore(values, key, before));
  }

  @Override
  public void remove(Table<?> table, Object... key) {
    drop(values(table), List.of(key));
  }

  @Override
  public void removeAll(Table<?> table, String column, Object cell) {
    removeWhere(table, column, cell);
  }

  @Override
  public void trim(Table<?> table, String column, long upTo) {
    trimWhere(table, column, upTo);
  }

  private <V> void removeWhere(Table<V> table, String column, Object cell) {
    NavigableMap<List<Object>, V> values = values(table);
    for (V value : List.copyOf(values.values())) {
      if (table.cell(value, column).equals(cell)) {
        drop(values, table.key(value));
      }
    }
  }

  private <V> void trimWhere(Table<V> table, String column, long upTo) {
    NavigableMap<List<Object>, V> values = values(table);
    boolean byKey = table.index(column) == 0 && table.keys() == 1;
    Map<List<Object>, V> some = byKey ? values.headMap(List.of(upTo), true) : values;
    for (V value : List.copyOf(some.values())) {
      if ((Long) table.cell(value, column) <= upTo) {
        drop(values, table.key(value));
      }
    }
  }

  private <V> void drop(NavigableMap<List<Object>, V> values, List<Object> key) {
    V before = values.remove(key);
    undo.push(() -> restore(values, key, before));
  }

  private static <V> void restore(
      NavigableMap<List<Object>, V> values, List<Object> key, @Nullable V before) {
    if (before == null) {
      values.remove(key);
    } else {
      values.put(key, Objects.requireNonNull(before));
    }
  }

  @SuppressWarnings("unchecked") // the map of a table holds what was put by that table
  private <V> NavigableMap<List<Object>, V> values(Table<V> table) {
    return (NavigableMap<List<Object>, V>)
        tables.computeIfAbsent(table.name(), name -> new TreeMap<>(Cells.ORDER));
  }
}
