// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Text of one length. */
final class PadText implements StepRule<PadText.Parameters> {
  record Parameters(List<String> columns, int length, String with, boolean atEnd) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), 0, "0", false);
    }
  }

  @Override
  public String type() {
    return "pad-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Fills text at its start or end to a length; longer text stays as it is.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.length() < 1 || parameters.length() > 10_000) {
      throw Faults.at("/length", "The length is from 1 to 10000.");
    }
    if (parameters.with().isEmpty()) {
      throw Faults.at("/with", "Say what to fill with.");
    }
    return cells.inPlace(parameters.columns(), name -> padded(cells.text(name), parameters, cells));
  }

  private static RexNode padded(RexNode text, Parameters parameters, Cells cells) {
    RexNode length = cells.literal(parameters.length());
    RexNode isShort = cells.op(SqlStdOperatorTable.LESS_THAN, cells.call("length", text), length);
    return cells.when(
        isShort,
        cells.call(
            parameters.atEnd() ? "rpad" : "lpad", text, length, cells.literal(parameters.with())),
        text);
  }
}
