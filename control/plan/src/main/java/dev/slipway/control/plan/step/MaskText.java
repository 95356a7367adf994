// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Text of which only the end can be read. */
final class MaskText implements StepRule<MaskText.Parameters> {
  record Parameters(List<String> columns, int keep, String with) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), 4, "*");
    }
  }

  @Override
  public String type() {
    return "mask-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces all characters of a text but the last few.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.keep() < 0) {
      throw Faults.at("/keep", "The number of characters to keep is 0 or more.");
    }
    if (parameters.with().codePointCount(0, parameters.with().length()) != 1) {
      throw Faults.at("/with", "Give one character to write instead of each.");
    }
    return cells.inPlace(parameters.columns(), name -> masked(cells.text(name), parameters, cells));
  }

  private static RexNode masked(RexNode text, Parameters parameters, Cells cells) {
    RexNode hidden =
        cells.call(
            "greatest",
            cells.literal(0L),
            cells.op(
                SqlStdOperatorTable.MINUS,
                cells.call("length", text),
                cells.literal((long) parameters.keep())));
    RexNode mask = cells.call("repeat", cells.literal(parameters.with()), hidden);
    return cells.op(
        SqlStdOperatorTable.CONCAT,
        mask,
        cells.call(
            "substring", text, cells.op(SqlStdOperatorTable.PLUS, hidden, cells.literal(1L))));
  }
}
