// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import com.google.re2j.Pattern;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;

/** All columns but those whose names match. */
final class DeleteByPattern implements StepRule<DeleteByPattern.Parameters> {
  /**
   * @param keep whether those that match are the ones to stay
   */
  record Parameters(String pattern, boolean keep) {}

  @Override
  public String type() {
    return "delete-by-pattern";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Drops the columns whose names match a regular expression somewhere, or keeps only those.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    cells.at("/pattern", () -> cells.pattern(parameters.pattern()));
    Pattern pattern = Pattern.compile(parameters.pattern());
    Columns output = new Columns(input);
    for (int i = 0; i < input.names().size(); i++) {
      if (pattern.matcher(input.names().get(i)).find() == parameters.keep()) {
        output.add(input.names().get(i), input.ref(i));
      }
    }
    if (!output.isEmpty()) {
      return output.project();
    }
    throw Faults.at("/pattern", "No column would be left.");
  }
}
