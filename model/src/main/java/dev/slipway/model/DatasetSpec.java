// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Optional;

/** A table: one that Slipway makes and keeps, one that it finds, or one that is written by hand. */
public sealed interface DatasetSpec {
  /** The connection it lives on; for a managed dataset {@link #DEFAULT} means the project's. */
  String connection();

  /** Conditions on its content, checked before an output is published. */
  List<Check> checks();

  /** The columns that the spec itself tells; none where a recipe or the files do. */
  default Schema declared() {
    return Schema.EMPTY;
  }

  String DEFAULT = "";

  /**
   * An Iceberg table whose place is named by the connection's rule and the dataset's uid.
   *
   * @param write {@link WriteMode.Overwrite} if absent
   * @param rebuild {@link Rebuild#NORMAL} if absent
   */
  record Managed(
      String connection, List<Check> checks, Optional<WriteMode> write, Optional<Rebuild> rebuild)
      implements DatasetSpec {
    public Managed {
      checks = List.copyOf(checks);
    }

    /** Overwritten whenever it is out of date. */
    public Managed(String connection, List<Check> checks) {
      this(connection, checks, Optional.empty(), Optional.empty());
    }

    public WriteMode writeMode() {
      return write.orElseGet(WriteMode.Overwrite::new);
    }
  }

  /** When builds make it; what is not managed is never made. */
  default Rebuild rebuilds() {
    return this instanceof Managed managed
        ? managed.rebuild().orElse(Rebuild.NORMAL)
        : Rebuild.NORMAL;
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

    @Override
    public Schema declared() {
      return schema;
    }
  }

  /**
   * A small table that is written by hand, and kept in the spec itself.
   *
   * @param schema columns of types without parts
   * @param rows each with a value for every column, as text that the column's type can read
   */
  record Inline(Schema schema, List<List<Cell>> rows, List<Check> checks) implements DatasetSpec {
    /** Most rows. */
    public static final int MOST_ROWS = 10_000;

    /** Most characters of all values together. */
    public static final int MOST_CHARACTERS = 1 << 20;

    public Inline {
      rows = rows.stream().map(List::copyOf).toList();
      checks = List.copyOf(checks);
    }

    /** It lives where all specs do. */
    @Override
    public String connection() {
      return DEFAULT;
    }

    @Override
    public Schema declared() {
      return schema;
    }
  }
}
