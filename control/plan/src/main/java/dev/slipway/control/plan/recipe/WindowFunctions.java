// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.TypeRules;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Order;
import dev.slipway.model.recipe.Window.Over;
import dev.slipway.model.recipe.Window.Over.Function;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What the functions of a window recipe take and give. */
final class WindowFunctions {
  private WindowFunctions() {}

  static SqlAggFunction operator(Function function) {
    return switch (function) {
      case ROW_NUMBER -> SqlStdOperatorTable.ROW_NUMBER;
      case RANK -> SqlStdOperatorTable.RANK;
      case DENSE_RANK -> SqlStdOperatorTable.DENSE_RANK;
      case LAG -> SqlStdOperatorTable.LAG;
      case LEAD -> SqlStdOperatorTable.LEAD;
      case COUNT -> SqlStdOperatorTable.COUNT;
      case SUM -> SqlStdOperatorTable.SUM;
      case MEAN -> SqlStdOperatorTable.AVG;
      case MIN -> SqlStdOperatorTable.MIN;
      case MAX -> SqlStdOperatorTable.MAX;
    };
  }

  static RelDataType type(Function function, List<RexNode> arguments) {
    return switch (function) {
      case ROW_NUMBER, RANK, DENSE_RANK, COUNT -> Types.of(Primitive.INT64);
      case SUM -> TypeRules.INSTANCE.deriveSumType(Types.FACTORY, arguments.getFirst().getType());
      case MEAN -> Types.of(Primitive.FLOAT64);
      case LAG, LEAD, MIN, MAX ->
          Types.FACTORY.createTypeWithNullability(arguments.getFirst().getType(), true);
    };
  }

  /** How far {@code LAG} and {@code LEAD} look; one row where nothing is said. */
  static Optional<RexNode> offset(Over over, RexBuilder rex) {
    return needsOffset(over.function())
        ? Optional.of(rex.makeExactLiteral(BigDecimal.valueOf(Math.max(1, over.offset()))))
        : Optional.empty();
  }

  /** Refuses arguments and windows that the function cannot take. */
  static boolean check(Over over, Optional<RelDataType> of, List<Order> order) {
    String name = over.function().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean ranks =
        switch (over.function()) {
          case ROW_NUMBER, RANK, DENSE_RANK -> true;
          case LAG, LEAD, COUNT, SUM, MEAN, MIN, MAX -> false;
        };
    if (ranks && !over.of().isEmpty()) {
      throw Faults.at("/of", "The function " + name + " takes no formula; leave it out.");
    }
    if (!ranks && over.of().isEmpty() && over.function() != Function.COUNT) {
      throw Faults.at(
          "/of", "The function " + name + " needs a formula to work on; name a column.");
    }
    if (over.offset() < 0 || (over.offset() > 0 && !needsOffset(over.function()))) {
      throw Faults.at("/offset", "Only lag and lead have an offset, a number of rows from 1 on.");
    }
    if (order.isEmpty() && (ranks || needsOffset(over.function()))) {
      throw Faults.at(
          "/function",
          "The function " + name + " needs an order of the rows; name columns to order by.");
    }
    boolean numbers = over.function() == Function.SUM || over.function() == Function.MEAN;
    if (numbers && of.isPresent() && !SqlTypeUtil.isNumeric(of.get())) {
      throw Faults.at(
          "/of", "The function " + name + " works on numbers, and '" + over.of() + "' is none.");
    }
    return true;
  }

  private static boolean needsOffset(Function function) {
    return function == Function.LAG || function == Function.LEAD;
  }
}
