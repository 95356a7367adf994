// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Numbers within bounds. */
final class ClipNumbers implements StepRule<ClipNumbers.Parameters> {
  record Parameters(
      List<String> columns, Optional<Double> min, Optional<Double> max, boolean toNull) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "clip-numbers";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces numbers beyond a bound by the bound, or by null.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.min().isEmpty() && parameters.max().isEmpty()) {
      throw Faults.at("/min", "Give at least one of the bounds.");
    }
    return cells.inPlace(
        parameters.columns(), name -> clipped(cells.number(name), parameters, cells));
  }

  private static RexNode clipped(RexNode number, Parameters parameters, Cells cells) {
    RexNode low = bound(parameters.min(), cells);
    RexNode high = bound(parameters.max(), cells);
    RexNode clipped =
        Numbers.as(
            number.getType(),
            cells.call("clip", cells.cast(number, Primitive.FLOAT64), low, high),
            cells);
    RexNode inside = inside(number, parameters, cells);
    return cells.when(
        inside, number, parameters.toNull() ? cells.nothing(number.getType()) : clipped);
  }

  private static RexNode inside(RexNode number, Parameters parameters, Cells cells) {
    List<RexNode> bounds = new ArrayList<>();
    parameters
        .min()
        .ifPresent(min ->
            bounds.add(
                cells.op(
                    SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                    number,
                    cells.literal((double) min))));
    parameters
        .max()
        .ifPresent(max ->
            bounds.add(
                cells.op(
                    SqlStdOperatorTable.LESS_THAN_OR_EQUAL, number, cells.literal((double) max))));
    return bounds.size() == 1
        ? bounds.getFirst()
        : cells.op(SqlStdOperatorTable.AND, bounds.toArray(RexNode[]::new));
  }

  private static RexNode bound(Optional<Double> bound, Cells cells) {
    return bound
        .map(value -> cells.literal((double) value))
        .orElseGet(() -> cells.nothing(Types.of(Primitive.FLOAT64)));
  }
}
