// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Text instead of other text. */
final class ReplaceText implements StepRule<ReplaceText.Parameters> {
  /**
   * @param whole whether the whole value must be equal
   */
  record Parameters(List<String> columns, String find, String by, boolean whole) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "replace-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces a text where it occurs, or only where it is the whole value.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.find().isEmpty() && !parameters.whole()) {
      throw Faults.at("/find", "Say what to look for.");
    }
    return cells.inPlace(
        parameters.columns(), name -> replaced(cells.text(name), parameters, cells));
  }

  private static RexNode replaced(RexNode text, Parameters parameters, Cells cells) {
    RexNode find = cells.literal(parameters.find());
    RexNode by = cells.cast(cells.literal(parameters.by()), Primitive.STRING);
    return parameters.whole()
        ? cells.when(cells.op(SqlStdOperatorTable.EQUALS, text, find), by, text)
        : cells.call("replace", text, find, by);
  }
}
