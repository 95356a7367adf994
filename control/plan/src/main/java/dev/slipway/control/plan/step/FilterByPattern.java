// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** Rows by what a text looks like. */
final class FilterByPattern implements StepRule<FilterByPattern.Parameters> {
  /**
   * @param flag the column that FLAG makes; otherwise ""
   */
  record Parameters(String column, String pattern, RowChoice rows, String flag) {
    public static Parameters standard() {
      return new Parameters("", "", RowChoice.KEEP, "");
    }
  }

  @Override
  public String type() {
    return "filter-by-pattern";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps, deletes or flags the rows in whose text a regular expression matches somewhere.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode column = cells.at("/column", () -> cells.text(parameters.column()));
    RexNode pattern = cells.at("/pattern", () -> cells.pattern(parameters.pattern()));
    return parameters
        .rows()
        .apply(cells.call("regexp_matches", column, pattern), parameters.flag(), cells);
  }
}
