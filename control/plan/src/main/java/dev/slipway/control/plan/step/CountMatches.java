// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** How often something occurs in a text. */
final class CountMatches implements StepRule<CountMatches.Parameters> {
  record Parameters(String column, String find, boolean pattern, String into) {}

  @Override
  public String type() {
    return "count-matches";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with how often a text, or a regular expression, occurs in a text, without overlaps.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode text = cells.at("/column", () -> cells.text(parameters.column()));
    RexNode find =
        cells.at(
            "/find",
            () ->
                parameters.pattern()
                    ? cells.pattern(parameters.find())
                    : cells.literal(parameters.find()));
    RexNode count = cells.call(parameters.pattern() ? "regexp_count" : "occurrences", text, find);
    return cells.at("/into", () -> Columns.of(input).add(parameters.into(), count).project());
  }
}
