// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import com.google.re2j.Pattern;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;

/** Other names for all columns whose names match. */
final class RenameByPattern implements StepRule<RenameByPattern.Parameters> {
  record Parameters(String pattern, String by) {}

  @Override
  public String type() {
    return "rename-by-pattern";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces each match of a regular expression in the names of all columns; $1 in the replacement is the first group.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    cells.at("/pattern", () -> cells.pattern(parameters.pattern()));
    Pattern pattern = Pattern.compile(parameters.pattern());
    Columns output = new Columns(input);
    for (int i = 0; i < input.names().size(); i++) {
      output.add(renamed(input.names().get(i), pattern, parameters.by()), input.ref(i));
    }
    return output.project();
  }

  private static String renamed(String name, Pattern pattern, String by) {
    String renamed = replaced(name, pattern, by);
    if (renamed.isBlank()) {
      throw Faults.at("/by", "Nothing would be left of the name of the column '" + name + "'.");
    }
    return renamed;
  }

  private static String replaced(String name, Pattern pattern, String by) {
    try {
      return pattern.matcher(name).replaceAll(by);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Faults.at("/by", "The replacement names a group that the pattern does not have.");
    }
  }
}
