// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Optional;

/** A table: one that Slipway makes and keeps, or one that it finds. */
public sealed interface DatasetSpec {
  /** The connection it lives on; for a managed dataset {@link #DEFAULT} means the project's. */
  String connection();

  /** Conditions on its content, checked before an output is published. */
  List<Check> checks();

  String DEFAULT = "";

  /** An Iceberg table whose place is named by the connection's rule and the dataset's uid. */
  record Managed(String connection, List<Check> checks) implements DatasetSpec {
    public Managed {
      checks = List.copyOf(checks);
    }
  }

  /**
   * Files that somebody else writes.
   *
   * @param path a file, or a directory whose files together are the table, below the connection's
   *     root
   * @param format how its bytes are read; empty until detected
   * @param schema declared columns; empty until detected
   */
  record External(
      String connection, String path, Optional<Format> format, Schema schema, List<Check> checks)
      implements DatasetSpec {
    public External {
      checks = List.copyOf(checks);
    }
  }
}
