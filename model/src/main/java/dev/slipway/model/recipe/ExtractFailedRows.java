// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.Check;
import java.util.List;

/**
 * The rows that break a check, each once, with a column that says which.
 *
 * @param checks all but those of the number of rows, which no single row breaks; severities mean
 *     nothing here. A condition is broken where it is false, and not where it is null
 * @param as the column with the checks that a row breaks, divided by {@code "; "}; {@code failed}
 *     if ""
 */
public record ExtractFailedRows(List<Check> checks, String as) implements Operation {
  public ExtractFailedRows {
    checks = List.copyOf(checks);
  }
}
