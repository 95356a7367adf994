// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Numbers with fewer digits. */
final class RoundNumbers implements StepRule<RoundNumbers.Parameters> {
  record Parameters(List<String> columns, int digits, Direction to) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), 0, Direction.NEAREST);
    }
  }

  @Override
  public String type() {
    return "round-numbers";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Rounds numbers to so many digits after the point, halves away from zero, or down or up to whole numbers.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.to() != Direction.NEAREST && parameters.digits() != 0) {
      throw Faults.at("/digits", "Down and up go to whole numbers; leave the digits out.");
    }
    return cells.inPlace(
        parameters.columns(),
        name ->
            Numbers.plain(
                rounded(cells.number(name), parameters, cells), cells.number(name), cells));
  }

  enum Direction {
    NEAREST,
    DOWN,
    UP
  }

  private static RexNode rounded(RexNode number, Parameters parameters, Cells cells) {
    return switch (parameters.to()) {
      case NEAREST -> cells.call("round", number, cells.literal(parameters.digits()));
      case DOWN -> cells.call("floor", number);
      case UP -> cells.call("ceil", number);
    };
  }
}
