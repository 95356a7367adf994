// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.spi.Engine.Limits;
import java.nio.file.Path;
import java.util.List;

/**
 * What a task may reach and use. Once applied it cannot be changed: no other file, no extension, no
 * attached database, no setting. What is the same for every task is set when the database is
 * opened.
 *
 * @param files each to be read
 * @param directories for files of the task's own
 */
record Sandbox(List<Path> files, List<Path> directories, Path spill, Limits limits) {

  void confine(Database database) {
    database.limit(limits, spill);
    database.execute(sql());
  }

  private String sql() {
    return String.join(
        "; ",
        "SET allowed_paths = " + Sql.list(files.stream().map(Path::toString).toList()),
        "SET allowed_directories = " + Sql.list(directories.stream().map(Path::toString).toList()),
        "SET enable_external_access = false",
        "SET lock_configuration = true");
  }
}
