// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.control.store.KnownRow.Knowledge;
import dev.slipway.control.store.KnownRow.Pending;
import dev.slipway.model.Uid;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows as the batches of one group see them. A row is read once, and written when the group is
 * over: a refused batch is then undone here, without a word to the database. What cannot be
 * answered by key is asked of the database, which is first told what was written so far; what the
 * batch under way has written goes behind a savepoint.
 */
final class GroupRows implements Rows {
  /** A batch that writes more does not wait in memory for the end of its group. */
  private static final int MOST_UNDER_WAY = 5_000;

  private final Session session;
  private final SqlRows stored;
  private final KnownRows known;
  private final boolean careful;
  private final Unwritten accepted = new Unwritten();
  private final List<Change> underWay = new ArrayList<>();
  private final Unwritten appended = new Unwritten();
  private @Nullable Savepoint savepoint;

  /** What the batch under way has changed, with the way back. */
  private record Change(KnownRow row, KnownRow.State before) {}

  /**
   * @param careful whether to look if a row is there that is taken for new; else {@link #write}
   *     notices
   */
  GroupRows(Session session, KnownRows known, boolean careful) {
    this.session = session;
    this.stored = new SqlRows(session);
    this.known = known;
    this.careful = careful;
  }

  /** Makes the batch under way part of the group. */
  void accept() {
    moveUnderWayTo(accepted);
    if (savepoint != null) {
      session.keep(savepoint);
      savepoint = null;
    }
  }

  private void moveUnderWayTo(Unwritten rows) {
    for (Change change : underWay) {
      if (change.before().pending() == Pending.NOTHING) {
        rows.add(change.row());
      }
    }
    underWay.clear();
    appended.moveTo(rows);
  }

  /** Undoes the batch under way. */
  void refuse() {
    underWay.reversed().forEach(change -> change.row().become(change.before()));
    underWay.clear();
    appended.clear();
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
   * @throws NotNew if a row was taken for new that was there before
   */
  void write() {
    accepted.write(stored);
  }

  private void writeBehindSavepoint() {
    if (savepoint == null) {
      accepted.write(stored);
      savepoint = session.savepoint();
    }
    Unwritten mine = new Unwritten();
    moveUnderWayTo(mine);
    mine.write(stored);
  }

  @Override
  public <V> Optional<V> find(Table<V> table, Object... key) {
    KnownRow row = known.at(table, key);
    if (row.state().knowledge() != Knowledge.LOOKED && !row.isPending()) {
      row.found(stored.find(table, key).orElse(null));
    }
    return value(row);
  }

  @Override
  public <V> Optional<V> findUnlikely(Table<V> table, Object... key) {
    if (careful) {
      return find(table, key);
    }
    KnownRow row = known.at(table, key);
    if (row.state().knowledge() == Knowledge.NONE && !row.isPending()) {
      row.takeForAbsent();
    }
    return value(row);
  }

  private static <V> Optional<V> value(KnownRow row) {
    @SuppressWarnings("unchecked") // a row of a table has what was put there by that table
    V value = (V) row.state().value();
    return Optional.ofNullable(value);
  }

  @Override
  public <V> void put(Table<V> table, V value) {
    put(table, value, table.cells(value));
  }

  @Override
  public <V> void put(Table<V> table, V value, String document) {
    put(table, value, table.cells(value, document));
  }

  private void put(Table<?> table, Object value, List<Object> cells) {
    List<Object> row = SqlRows.encoded(table, cells);
    change(
        known.at(table, cells.subList(0, table.keys()).toArray()), known -> known.put(value, row));
  }

  @Override
  public <V> void append(Table<V> table, V value) {
    appended.append(table, SqlRows.encode(table, value));
    keepWithinBounds();
  }

  @Override
  public void remove(Table<?> table, Object... key) {
    change(known.at(table, key), KnownRow::remove);
  }

  /**
   * The index of unique names must see resources change in the order in which they did, so that no
   * change of one takes the place of another that is still to be written.
   */
  private void change(KnownRow row, Consumer<KnownRow> how) {
    boolean ordered = row.table().name().equals(ResourceTables.RESOURCES.name());
    if (ordered && row.isPending()) {
      writeBehindSavepoint();
    }
    underWay.add(new Change(row, row.state()));
    how.accept(row);
    known.changed(row);
    keepWithinBounds();
  }

  private void keepWithinBounds() {
    if (underWay.size() + appended.size() > MOST_UNDER_WAY) {
      writeBehindSavepoint();
    }
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
  public Map<List<Object>, Long> counts(Table<?> table, String... columns) {
    writeBehindSavepoint();
    return stored.counts(table, columns);
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

  /** A row was taken for new that was there before; a careful group looks for each. */
  static final class NotNew extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
