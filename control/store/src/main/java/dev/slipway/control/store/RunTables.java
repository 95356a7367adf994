// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import java.util.List;

/**
 * Runs, their activities and the attempts at those: the record as a document, beside it the columns
 * by which it is found.
 */
final class RunTables {
  private RunTables() {}

  static final Table<Run> RUNS =
      new Table<>(
          "runs",
          1,
          List.of(
              new Column<>("uid", run -> run.uid().value()),
              new Column<>("project", run -> run.project().value()),
              new Column<>("created", run -> run.created().toEpochMilli()),
              new Column<>("ended", run -> run.state().isFinal() ? 1L : 0L),
              new Column<>("document", run -> Documents.write(run).text())),
          row -> document(row, Run.class));

  static final Table<StoredActivity> ACTIVITIES =
      new Table<>(
          "activities",
          3,
          List.of(
              new Column<>("run", stored -> stored.activity().run().value()),
              new Column<>("recipe", stored -> stored.activity().key().recipe().value()),
              new Column<>("part", stored -> stored.activity().key().partition()),
              new Column<>("first", StoredActivity::first),
              new Column<>("document", stored -> Documents.write(stored.activity()).text())),
          row -> new StoredActivity(document(row, Activity.class), row.number("first")));

  static final Table<Attempt> ATTEMPTS =
      new Table<>(
          "attempts",
          4,
          List.of(
              new Column<>("run", attempt -> attempt.id().run().value()),
              new Column<>("recipe", attempt -> attempt.id().activity().recipe().value()),
              new Column<>("part", attempt -> attempt.id().activity().partition()),
              new Column<>("number", attempt -> (long) attempt.id().number()),
              new Column<>("document", attempt -> Documents.write(attempt).text())),
          row -> document(row, Attempt.class));

  static <T> T document(Row row, Class<T> type) {
    return Documents.readStored(type, new Json(row.text("document")));
  }
}
