// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.TypeRules;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Order;
import dev.slipway.model.recipe.Window.Over;
import dev.slipway.model.recipe.Window.Over.Function;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What the functions of a window recipe take and give. */
final class WindowFunctions {
  private static final Set<Function> RANKS =
      EnumSet.of(
          Function.ROW_NUMBER,
          Function.RANK,
          Function.DENSE_RANK,
          Function.PERCENT_RANK,
          Function.CUME_DIST,
          Function.NTILE);
  private static final Set<Function> NEIGHBOURS = EnumSet.of(Function.LAG, Function.LEAD);
  private static final Set<Function> PLACES =
      EnumSet.of(Function.FIRST, Function.LAST, Function.NTH);
  private static final Set<Function> NUMBERED = EnumSet.of(Function.NTILE, Function.NTH);
  private static final Set<Function> OF_NUMBERS =
      EnumSet.of(Function.SUM, Function.MEAN, Function.STANDARD_DEVIATION, Function.VARIANCE);

  private WindowFunctions() {}

  static SqlAggFunction operator(Function function) {
    return switch (function) {
      case ROW_NUMBER -> SqlStdOperatorTable.ROW_NUMBER;
      case RANK -> SqlStdOperatorTable.RANK;
      case DENSE_RANK -> SqlStdOperatorTable.DENSE_RANK;
      case PERCENT_RANK -> SqlStdOperatorTable.PERCENT_RANK;
      case CUME_DIST -> SqlStdOperatorTable.CUME_DIST;
      case NTILE -> SqlStdOperatorTable.NTILE;
      case LAG -> SqlStdOperatorTable.LAG;
      case LEAD -> SqlStdOperatorTable.LEAD;
      case FIRST -> SqlStdOperatorTable.FIRST_VALUE;
      case LAST -> SqlStdOperatorTable.LAST_VALUE;
      case NTH -> SqlStdOperatorTable.NTH_VALUE;
      case COUNT -> SqlStdOperatorTable.COUNT;
      case SUM -> SqlStdOperatorTable.SUM;
      case MEAN -> SqlStdOperatorTable.AVG;
      case MIN -> SqlStdOperatorTable.MIN;
      case MAX -> SqlStdOperatorTable.MAX;
      case STANDARD_DEVIATION -> SqlStdOperatorTable.STDDEV_SAMP;
      case VARIANCE -> SqlStdOperatorTable.VAR_SAMP;
    };
  }

  static RelDataType type(Function function, List<RexNode> arguments) {
    return switch (function) {
      case ROW_NUMBER, RANK, DENSE_RANK, NTILE, COUNT -> Types.of(Primitive.INT64);
      case SUM -> TypeRules.INSTANCE.deriveSumType(Types.FACTORY, arguments.getFirst().getType());
      case MEAN, STANDARD_DEVIATION, VARIANCE, PERCENT_RANK, CUME_DIST ->
          Types.of(Primitive.FLOAT64);
      case LAG, LEAD, FIRST, LAST, NTH, MIN, MAX ->
          Types.FACTORY.createTypeWithNullability(arguments.getFirst().getType(), true);
    };
  }

  static String name(Function function) {
    return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a frame changes what it gives. */
  static boolean isFramed(Function function) {
    return !RANKS.contains(function) && !NEIGHBOURS.contains(function);
  }

  /** How far it looks, or how many it counts; one row where {@code LAG} says nothing. */
  static Optional<RexNode> number(Over over, RexBuilder rex) {
    if (NEIGHBOURS.contains(over.function())) {
      return Optional.of(rex.makeExactLiteral(BigDecimal.valueOf(Math.max(1, over.offset()))));
    }
    return NUMBERED.contains(over.function())
        ? Optional.of(rex.makeExactLiteral(BigDecimal.valueOf(over.number())))
        : Optional.empty();
  }

  /** The value where there is no such row, of the type of the others. */
  static RexNode otherwise(Over over, List<RexNode> arguments, Relation input, Planning planning) {
    RexNode value = planning.formula(over.otherwise(), input);
    RelDataType wanted = arguments.getFirst().getType();
    Optional<RelDataType> wide = Widening.of(wanted, value.getType());
    boolean fits =
        wide.filter(type -> Types.name(type).equals(Types.name(wanted))).isPresent()
            || (SqlTypeUtil.isExactNumeric(wanted) && SqlTypeUtil.isExactNumeric(value.getType()));
    if (!fits) {
      throw Faults.at(
          "",
          "'"
              + over.otherwise()
              + "' is of type "
              + Types.name(value.getType())
              + ", and the other values are of type "
              + Types.name(wanted)
              + ".");
    }
    return Types.name(value.getType()).equals(Types.name(wanted))
        ? value
        : planning.rex().makeAbstractCast(wanted, value, false);
  }

  /** Refuses arguments and windows that the function cannot take. */
  static boolean check(Over over, Optional<RelDataType> of, List<Order> order) {
    Function function = over.function();
    String name = name(function);
    if (RANKS.contains(function) && !over.of().isEmpty()) {
      throw Faults.at("/of", "The function " + name + " takes no formula; leave it out.");
    }
    if (!RANKS.contains(function) && over.of().isEmpty() && function != Function.COUNT) {
      throw Faults.at(
          "/of", "The function " + name + " needs a formula to work on; name a column.");
    }
    checkNumbers(over);
    boolean needsOrder =
        RANKS.contains(function) || NEIGHBOURS.contains(function) || PLACES.contains(function);
    if (order.isEmpty() && needsOrder) {
      throw Faults.at(
          "/function",
          "The function " + name + " needs an order of the rows; name columns to order by.");
    }
    if (OF_NUMBERS.contains(function) && of.isPresent() && !SqlTypeUtil.isNumeric(of.get())) {
      throw Faults.at(
          "/of", "The function " + name + " works on numbers, and '" + over.of() + "' is none.");
    }
    return true;
  }

  private static void checkNumbers(Over over) {
    boolean looks = NEIGHBOURS.contains(over.function());
    if (over.offset() < 0 || (over.offset() > 0 && !looks)) {
      throw Faults.at("/offset", "Only lag and lead have an offset, a number of rows from 1 on.");
    }
    if (!over.otherwise().isEmpty() && !looks) {
      throw Faults.at("/otherwise", "Only lag and lead have a value for rows that are not there.");
    }
    if (NUMBERED.contains(over.function()) ? over.number() < 1 : over.number() != 0) {
      throw Faults.at("/number", "Ntile and nth need a number from 1 on, and no others have one.");
    }
  }
}
