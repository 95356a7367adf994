// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import com.google.re2j.Pattern;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Columns of the groups of a pattern. */
final class ExtractByPattern implements StepRule<ExtractByPattern.Parameters> {
  record Parameters(String column, String pattern, List<String> into) {
    Parameters {
      into = List.copyOf(into);
    }
  }

  @Override
  public String type() {
    return "extract-by-pattern";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column for each group of a regular expression, with what it matches first; null where the pattern does not match.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode text = cells.at("/column", () -> cells.text(parameters.column()));
    RexNode pattern = cells.at("/pattern", () -> cells.pattern(parameters.pattern()));
    int groups = Pattern.compile(parameters.pattern()).groupCount();
    if (groups != parameters.into().size() || groups == 0) {
      throw Faults.at(
          "/into",
          "The pattern has "
              + groups
              + " groups, and "
              + parameters.into().size()
              + " columns are named.");
    }
    RexNode matches = cells.call("regexp_matches", text, pattern);
    Columns output = Columns.of(input);
    Faults faults = new Faults();
    faults.each(
        "/into",
        parameters.into(),
        (i, name) ->
            output.add(
                name,
                cells.when(
                    matches,
                    cells.call("regexp_extract", text, pattern, cells.literal(i + 1)),
                    cells.nothing(text.getType()))));
    faults.raise();
    return output.project();
  }
}
