// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows as the batches of one group see them. A row is read once, and written when the group is
 * over: a refused batch is then undone here, without a word to the database. What cannot be
 * answered by key is asked of the database, which is first told what was written so far; what the
 * batch under way has written goes behind a savepoint.
 */
final class GroupRows implements Rows {
  private final Session session;
  private final SqlRows stored;
  private final KnownRows known;
  private final boolean careful;
  private final Map<KnownRows.Place, Written> accepted = new LinkedHashMap<>();
  private final Map<KnownRows.Place, Written> underWay = new LinkedHashMap<>();
  private @Nullable Savepoint savepoint;

  /**
   * What is to be written.
   *
   * @param row with its checksum; absent if there is to be none any more
   */
  private record Written(Table<?> table, List<Object> key, @Nullable List<Object> row) {}

  /**
   * @param careful whether to look if a batch was applied before; else {@link #write} notices
   */
  GroupRows(Session session, KnownRows known, boolean careful) {
    this.session = session;
    this.stored = new SqlRows(session);
    this.known = known;
    this.careful = careful;
  }

  /** Makes the batch under way part of the group. */
  void accept() {
    known.accept();
    underWay.forEach((place, written) -> {
      accepted.remove(place);
      accepted.put(place, written);
    });
    underWay.clear();
    if (savepoint != null) {
      session.keep(savepoint);
      savepoint = null;
    }
  }

  /** Undoes the batch under way. */
  void refuse() {
    underWay.clear();
    known.refuse();
    if (savepoint != null) {
      session.undo(savepoint);
      savepoint = null;
      known.clear();
    }
  }

  /** For a refused batch, which was perhaps refused because it had been applied already. */
  Optional<AppliedBatch> appliedBefore(Uid batch) {
    return careful ? Optional.empty() : stored.find(LedgerTables.BATCHES, batch.value());
  }

  /**
   * Tells the database what was accepted.
   *
   * @throws KnownBatch if a batch was taken for new that was applied before
   */
  void write() {
    write(accepted);
  }

  private void write(Map<KnownRows.Place, Written> some) {
    Map<String, List<Written>> byTable = new LinkedHashMap<>();
    for (Written one : some.values()) {
      byTable.computeIfAbsent(one.table().name(), name -> new ArrayList<>()).add(one);
    }
    some.clear();
    byTable.values().forEach(all -> write(all.getFirst().table(), all));
  }

  private void write(Table<?> table, List<Written> all) {
    List<List<Object>> rows = new ArrayList<>(all.size());
    for (Written written : all) {
      if (written.row() == null) {
        stored.putAll(table, rows);
        rows.clear();
        stored.remove(table, written.key().toArray());
      } else {
        rows.add(written.row());
      }
    }
    if (!isTakenForNew(table)) {
      stored.putAll(table, rows);
    } else if (!stored.addAll(table, rows)) {
      throw new KnownBatch();
    }
  }

  private boolean isTakenForNew(Table<?> table) {
    return !careful && table.name().equals(LedgerTables.BATCHES.name());
  }

  private void writeBehindSavepoint() {
    if (savepoint == null) {
      write(accepted);
      savepoint = session.savepoint();
    }
    write(underWay);
  }

  @Override
  public <V> Optional<V> find(Table<V> table, Object... key) {
    KnownRows.Place place = new KnownRows.Place(table.name(), List.of(key));
    KnownRows.Known row = known.find(place);
    if (row == null) {
      row = new KnownRows.Known(isTakenForNew(table) ? null : stored.find(table, key).orElse(null));
      known.read(place, row);
    }
    @SuppressWarnings("unchecked") // a place of a table has what was put there by that table
    V value = (V) row.value();
    return Optional.ofNullable(value);
  }

  @Override
  public <V> void put(Table<V> table, V value) {
    write(new Written(table, table.key(value), SqlRows.encode(table, value)), value);
  }

  @Override
  public void remove(Table<?> table, Object... key) {
    write(new Written(table, List.of(key), null), null);
  }

  /**
   * The index of unique names must see resources change in the order in which they did, so that no
   * change of one takes the place of another that is still to be written.
   */
  private void write(Written written, @Nullable Object value) {
    KnownRows.Place place = new KnownRows.Place(written.table().name(), written.key());
    boolean ordered = place.table().equals(ResourceTables.RESOURCES.name());
    if (ordered && (accepted.containsKey(place) || underWay.containsKey(place))) {
      writeBehindSavepoint();
    }
    known.written(place, new KnownRows.Known(value));
    underWay.put(place, written);
  }

  @Override
  public <V> List<V> list(Query<V> query) {
    writeBehindSavepoint();
    return stored.list(query);
  }

  @Override
  public long count(Table<?> table) {
    writeBehindSavepoint();
    return stored.count(table);
  }

  @Override
  public void removeAll(Table<?> table, String column, Object cell) {
    writeBehindSavepoint();
    stored.removeAll(table, column, cell);
    known.forget(table);
  }

  @Override
  public void trim(Table<?> table, String column, long upTo) {
    writeBehindSavepoint();
    stored.trim(table, column, upTo);
    known.forget(table);
  }

  /** A batch of the group was applied before; a careful group answers it with its old position. */
  static final class KnownBatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
