// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Text instead of what a pattern matches. */
final class ReplaceByPattern implements StepRule<ReplaceByPattern.Parameters> {
  record Parameters(List<String> columns, String pattern, String by) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "replace-by-pattern";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces each match of a regular expression; \\1 in the replacement is the first group.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode pattern = cells.at("/pattern", () -> cells.pattern(parameters.pattern()));
    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.call(
                "regexp_replace", cells.text(name), pattern, cells.literal(parameters.by())));
  }
}
