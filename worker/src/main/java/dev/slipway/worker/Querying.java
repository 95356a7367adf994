// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import java.nio.file.Path;
import java.util.List;

/** Runs a SELECT and takes its first rows. */
final class Querying {
  private final Database database;
  private final IntactFiles intact;
  private final QueryTask task;

  Querying(Database database, IntactFiles intact, QueryTask task) {
    this.database = database;
    this.intact = intact;
    this.task = task;
  }

  Rows run(Path spill) {
    new Sandbox(Inputs.files(task.inputs()), List.of(spill), spill, task.limits())
        .confine(database);
    try {
      return database.query(
          new Inputs(database, intact::requireWhereQuick).with(task.inputs())
              + "SELECT * FROM "
              + Sql.subquery(task.sql())
              + " LIMIT "
              + (task.mostRows() + 1L),
          result -> new RowReader(result).rows(task.mostRows()));
    } catch (SlipwayException e) {
      throw new CsvLocator(database).explain(e, task.inputs());
    }
  }
}
