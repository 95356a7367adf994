// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The bins that numbers are in. */
final class BinNumbers implements StepRule<BinNumbers.Parameters> {
  /**
   * @param width of all bins; 0 where bounds are given
   */
  record Parameters(String column, double width, List<Double> bounds, String into) {
    Parameters {
      bounds = List.copyOf(bounds);
    }
  }

  @Override
  public String type() {
    return "bin-numbers";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with the bin of each number: the lower bound of bins of one width, or a text such as [10, 20) by bounds in ascending order.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode number = cells.at("/column", () -> cells.number(parameters.column()));
    if ((parameters.width() > 0) == !parameters.bounds().isEmpty()) {
      throw Faults.at("/width", "Give either a width above 0 or bounds.");
    }
    RexNode bin =
        parameters.bounds().isEmpty()
            ? lower(number, parameters.width(), cells)
            : label(number, parameters.bounds(), cells);
    return cells.at("/into", () -> Columns.of(input).add(parameters.into(), bin).project());
  }

  private static RexNode lower(RexNode number, double width, Cells cells) {
    RexNode bins =
        cells.call("floor", cells.op(FunctionTable.DIVIDE, number, cells.literal(width)));
    return cells.cast(
        cells.op(SqlStdOperatorTable.MULTIPLY, bins, cells.literal(width)), Primitive.FLOAT64);
  }

  private static RexNode label(RexNode number, List<Double> bounds, Cells cells) {
    List<RexNode> cases = new ArrayList<>();
    String from = "(-∞";
    for (int i = 0; i < bounds.size(); i++) {
      if (i > 0 && bounds.get(i) <= bounds.get(i - 1)) {
        throw Faults.at("/bounds/" + i, "The bounds are in ascending order.");
      }
      cases.add(
          cells.op(SqlStdOperatorTable.LESS_THAN, number, cells.literal((double) bounds.get(i))));
      String bound = BigDecimal.valueOf(bounds.get(i)).stripTrailingZeros().toPlainString();
      cases.add(cells.cast(cells.literal(from + ", " + bound + ")"), Primitive.STRING));
      from = "[" + bound;
    }
    cases.add(cells.op(SqlStdOperatorTable.IS_NOT_NULL, number));
    cases.add(cells.cast(cells.literal(from + ", ∞)"), Primitive.STRING));
    cases.add(cells.nothing(Types.of(Primitive.STRING)));
    return cells.op(SqlStdOperatorTable.CASE, cases.toArray(RexNode[]::new));
  }
}
