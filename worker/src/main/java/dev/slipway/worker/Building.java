// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.compute.worker.StagedFiles;
import dev.slipway.model.Column;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Staged.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a plan, stages its rows as one Parquet file, and looks at them with the checks. */
final class Building {
  private static final long ROW_GROUP = 122_880;

  private final Database database;
  private final IntactFiles intact;
  private final BuildTask task;
  private final StagedFiles files;

  Building(Database database, IntactFiles intact, BuildTask task) {
    this.database = database;
    this.intact = intact;
    this.task = task;
    this.files = StagedFiles.of(task);
  }

  Staged run(Path spill) {
    try {
      files.prepare();
      new Sandbox(read(), List.of(files.directory(), spill), spill, task.limits())
          .confine(database);
      Statistics statistics = database.query(copy(), Statistics::read);
      return staged(statistics, files.finish());
    } catch (IOException e) {
      files.discard();
      throw new SlipwayException(
          ErrorCode.OUT_OF_DISK,
          "The output of "
              + task.id()
              + " could not be made durable: "
              + e.getMessage()
              + ". Check disk and rights.",
          e);
    } catch (SlipwayException e) {
      files.discard();
      throw new CsvLocator(database).explain(e, task.inputs());
    } catch (RuntimeException e) {
      files.discard();
      throw e;
    }
  }

  private List<Path> read() {
    return Stream.concat(
            Inputs.files(task.inputs()).stream(),
            task.kept().stream().flatMap(kept -> Inputs.files(kept).stream()))
        .toList();
  }

  private String copy() {
    return "COPY ("
        + new Inputs(database, intact::require).with(task.inputs())
        + "SELECT "
        + task.output().columns().stream().map(Building::cast).collect(joining(", "))
        + " FROM "
        + Sql.subquery(task.sql())
        + ") TO "
        + Sql.text(files.unfinished().toString())
        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
        + ROW_GROUP
        + ", FIELD_IDS "
        + new FieldIds(task.fieldIds()).sql(task.output())
        + ", USE_TMP_FILE false, RETURN_STATS)";
  }

  private static String cast(Column column) {
    String name = Sql.name(column.name());
    return "CAST(" + name + " AS " + DuckType.sql(column.type()) + ") AS " + name;
  }

  private Staged staged(Statistics statistics, Path finished) {
    String name = String.valueOf(finished.getFileName());
    String uri = task.directory() + (task.directory().endsWith("/") ? "" : "/") + name;
    Staged.File file =
        new Staged.File(
            uri,
            statistics.bytes(),
            statistics.rows(),
            statistics.byId(new FieldIds(task.fieldIds()).byQuotedPath(task.output())));
    return new Staged(List.of(file), check(finished), Memory.peakBytes());
  }

  /** The rows that the table has already; columns that they have not are null. */
  private String kept() {
    return task.kept().map(kept -> " UNION ALL (" + keptColumns(kept) + ")").orElse("");
  }

  private String keptColumns(Scan kept) {
    return task.output().columns().stream()
        .map(column ->
            kept.schema().find(column.name()).isPresent()
                ? cast(column)
                : "NULL AS " + Sql.name(column.name()))
        .collect(
            joining(
                ", ",
                "SELECT ",
                " FROM " + Sql.subquery(new Inputs(database, intact::require).select(kept))));
  }

  private List<Finding> check(Path finished) {
    List<Finding> findings = new ArrayList<>();
    if (!task.checks().isEmpty()) {
      database.execute(
          "CREATE OR REPLACE VIEW staged AS SELECT * FROM read_parquet("
              + Sql.text(finished.toString())
              + ", hive_partitioning = false)"
              + kept());
    }
    for (String check : task.checks()) {
      findings.add(
          database.query(
              "SELECT * FROM " + Sql.subquery(check),
              rows -> {
                rows.next();
                return new Finding(rows.getLong(1), String.valueOf(rows.getString(2)));
              }));
    }
    return findings;
  }
}
