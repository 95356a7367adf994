// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import java.util.List;

/** Where the values of each output column come from, in the order of the columns. */
public record Lineage(List<ColumnLineage> columns) {
  public Lineage {
    columns = List.copyOf(columns);
  }
}
