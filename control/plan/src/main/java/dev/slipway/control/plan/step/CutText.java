// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** A part of a text. */
final class CutText implements StepRule<CutText.Parameters> {
  /**
   * @param from the position of the first character, from 1, or counted from the end, from -1
   */
  record Parameters(List<String> columns, int from, int length) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "cut-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps so many characters of text from a position on, or from the end.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.from() == 0 || parameters.length() < 1) {
      throw Faults.at(
          "/from", "The position is from 1, or from -1 at the end, and the length at least 1.");
    }
    return cells.inPlace(parameters.columns(), name -> cut(cells.text(name), parameters, cells));
  }

  private static RexNode cut(RexNode text, Parameters parameters, Cells cells) {
    RexNode length = cells.literal(parameters.length());
    return parameters.from() > 0
        ? cells.call("substring", text, cells.literal(parameters.from()), length)
        : cells.call(
            "left", cells.call("right", text, cells.literal(-(long) parameters.from())), length);
  }
}
