// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Lists in order. */
final class SortLists implements StepRule<SortLists.Parameters> {
  record Parameters(List<String> columns, boolean distinct) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "sort-lists";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Puts the elements of lists in ascending order, each once if asked for.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.call(parameters.distinct() ? "array_distinct" : "array_sort", cells.list(name)));
  }
}
