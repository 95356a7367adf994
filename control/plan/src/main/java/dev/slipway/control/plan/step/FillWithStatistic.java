// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;

/** A value of all rows where there is none. */
final class FillWithStatistic implements StepRule<FillWithStatistic.Parameters> {
  record Parameters(List<String> columns, Statistic statistic) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "fill-with-statistic";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Puts into each null of the columns the mean, median, smallest or largest of the column, or its most frequent value. A whole number is rounded.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(parameters.columns(), name -> filled(name, parameters.statistic(), cells));
  }

  enum Statistic {
    MEAN,
    MEDIAN,
    MODE,
    MIN,
    MAX
  }

  private static RexNode filled(String name, Statistic statistic, Cells cells) {
    boolean computed = statistic == Statistic.MEAN || statistic == Statistic.MEDIAN;
    RexNode column = computed ? cells.number(name) : cells.column(name);
    RexNode value =
        computed
            ? Numbers.as(
                column.getType(),
                over(statistic, Types.of(Primitive.FLOAT64), column, cells),
                cells)
            : over(statistic, column.getType(), column, cells);
    return cells.call("coalesce", column, value);
  }

  private static RexNode over(Statistic statistic, RelDataType type, RexNode column, Cells cells) {
    return Windows.all(cells)
        .value(type, (SqlAggFunction) FunctionTable.aggregate(function(statistic)), column);
  }

  private static String function(Statistic statistic) {
    return switch (statistic) {
      case MEAN -> "avg";
      case MEDIAN -> "median";
      case MODE -> "mode";
      case MIN -> "min";
      case MAX -> "max";
    };
  }
}
