// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/** A condition on a dataset's content, decided on the staged output before it is published. */
public sealed interface Check {
  /** What happens when the condition does not hold. */
  enum Severity {
    /** The output is rejected: the old table stays, the rejected one can be looked at. */
    FAIL,
    /** The output is published, and the run says so. */
    WARN
  }

  Severity severity();

  /** The number of rows lies between two bounds, both inclusive; {@code most} 0 means unbounded. */
  record RowCount(long least, long most, Severity severity) implements Check {}

  /** None of the columns holds a null. */
  record NotNull(List<String> columns, Severity severity) implements Check {
    public NotNull {
      columns = List.copyOf(columns);
    }
  }

  /** No two rows are equal in all of these columns; nulls are equal to each other. */
  record Unique(List<String> columns, Severity severity) implements Check {
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /** Every value that is not null satisfies the condition, a formula over the dataset's columns. */
  record Holds(String condition, Severity severity) implements Check {}
}
