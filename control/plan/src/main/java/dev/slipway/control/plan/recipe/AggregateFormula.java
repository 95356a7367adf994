// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.AggregateCalls;
import dev.slipway.control.plan.formula.AggregateCalls.Found;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.Percentile;
import dev.slipway.control.plan.recipe.Aggregates.Ordered;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * A formula over aggregates, such as {@code sum(a) / count(*)}: its aggregates are worked out like
 * any other, and the rest over a row of their values.
 *
 * @param value over the columns that are grouped by, and behind them the aggregates
 */
record AggregateFormula(RexNode value, List<Ordered> calls) {

  /**
   * @param keys the columns that are grouped by
   */
  static AggregateFormula of(String text, List<Integer> keys, Relation input, Planning planning) {
    AggregateCalls found = AggregateCalls.in(text);
    List<Ordered> calls = new ArrayList<>();
    RelDataTypeFactory.Builder row = Types.FACTORY.builder();
    keys.forEach(key -> row.add(input.names().get(key), input.type(key)));
    for (Found one : found.calls()) {
      Ordered call = call(one, input, planning);
      calls.add(call);
      row.add(one.name(), type(call, input));
    }
    Relation seen = new Relation(LogicalValues.createEmpty(input.node().getCluster(), row.build()));
    return new AggregateFormula(value(found, seen, planning), calls);
  }

  private static RexNode value(AggregateCalls found, Relation seen, Planning planning) {
    try {
      return planning.formula(found.text(), seen);
    } catch (SlipwayException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith("There is no column")
          ? Faults.at("", message + " Outside of aggregates there is only what is grouped by.")
          : e;
    }
  }

  private static RelDataType type(Ordered call, Relation input) {
    List<Integer> places = IntStream.range(0, call.arguments().size()).boxed().toList();
    RelNode arguments =
        LogicalProject.create(
            input.node(), List.of(), call.arguments(), (List<String>) null, Set.of());
    return AggregateCall.create(
            call.function(),
            call.distinct(),
            false,
            false,
            List.of(),
            places,
            -1,
            null,
            RelCollations.EMPTY,
            true,
            arguments,
            null,
            null)
        .getType();
  }

  private static Ordered call(Found call, Relation input, Planning planning) {
    List<RexNode> arguments =
        call.argument().stream().map(argument -> planning.formula(argument, input)).toList();
    SqlAggFunction function = function(call.function());
    boolean numbers =
        !function.equals(SqlStdOperatorTable.COUNT)
            && !function.equals(SqlStdOperatorTable.MIN)
            && !function.equals(SqlStdOperatorTable.MAX);
    if (numbers && !SqlTypeUtil.isNumeric(arguments.getFirst().getType())) {
      throw Faults.at(
          "",
          call.function()
              + " works on numbers, but '"
              + call.argument().orElse("")
              + "' is of type "
              + Types.name(arguments.getFirst().getType())
              + ".");
    }
    return new Ordered(function, call.distinct(), arguments);
  }

  private static SqlAggFunction function(String name) {
    return switch (name) {
      case "count" -> SqlStdOperatorTable.COUNT;
      case "sum" -> SqlStdOperatorTable.SUM;
      case "avg" -> SqlStdOperatorTable.AVG;
      case "min" -> SqlStdOperatorTable.MIN;
      case "max" -> SqlStdOperatorTable.MAX;
      case "stddev_samp" -> SqlStdOperatorTable.STDDEV_SAMP;
      case "var_samp" -> SqlStdOperatorTable.VAR_SAMP;
      case "median" -> new Percentile(0.5);
      default ->
          throw Faults.at(
              "",
              "'"
                  + name
                  + "' cannot stand in the formula of an aggregate; there are count, sum, avg, min,"
                  + " max, median, stddev_samp and var_samp.");
    };
  }

  /**
   * The formula's value over rows in which its own aggregates begin at some place.
   *
   * @param keys how many columns are grouped by, which stand first
   */
  RexNode over(Relation grouped, int keys, int first) {
    return value.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            int place = ref.getIndex();
            return grouped.ref(place < keys ? place : place - keys + first);
          }
        });
  }
}
