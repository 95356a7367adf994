// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Numbers by the measure of all. */
final class RescaleNumbers implements StepRule<RescaleNumbers.Parameters> {
  record Parameters(List<String> columns, Method method) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "rescale-numbers";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces numbers by where they lie between the smallest, 0, and the largest, 1, or by how many standard deviations they lie from the mean. Null where all are equal.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name ->
            rescaled(
                cells.cast(cells.number(name), Primitive.FLOAT64), parameters.method(), cells));
  }

  enum Method {
    MIN_MAX,
    Z_SCORE
  }

  private static RexNode rescaled(RexNode number, Method method, Cells cells) {
    return switch (method) {
      case MIN_MAX ->
          share(
              number,
              over("min", number, cells),
              difference(over("max", number, cells), over("min", number, cells), cells),
              cells);
      case Z_SCORE ->
          share(number, over("avg", number, cells), over("stddev_samp", number, cells), cells);
    };
  }

  private static RexNode share(RexNode number, RexNode from, RexNode unit, Cells cells) {
    return cells.op(FunctionTable.DIVIDE, difference(number, from, cells), unit);
  }

  private static RexNode difference(RexNode a, RexNode b, Cells cells) {
    return cells.op(SqlStdOperatorTable.MINUS, a, b);
  }

  private static RexNode over(String function, RexNode number, Cells cells) {
    return Windows.all(cells)
        .value(number.getType(), (SqlAggFunction) FunctionTable.aggregate(function), number);
  }
}
