// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.Percentile;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Group.Aggregate;
import dev.slipway.model.recipe.Group.Aggregate.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What the aggregates of a group recipe take and give. */
final class Aggregates {
  private Aggregates() {}

  /** A function and what it is called with: the value first, then what orders the values. */
  record Ordered(SqlAggFunction function, boolean distinct, List<RexNode> arguments) {}

  /**
   * The function of an aggregate.
   *
   * @param of its argument; none for a count of rows, and where the argument is at fault
   */
  static Ordered of(Aggregate aggregate, Optional<RexNode> of, Relation input, Planning planning) {
    Faults faults = new Faults();
    faults.within("", () -> check(aggregate, of));
    List<RelFieldCollation> order =
        faults.within("", () -> Orders.of(aggregate.orderBy(), input)).orElse(List.of());
    faults.raise();
    boolean isText = aggregate.function() == Function.CONCAT;
    List<RexNode> arguments = new ArrayList<>();
    of.map(value -> isText ? text(value, planning) : value).ifPresent(arguments::add);
    order.forEach(by -> arguments.add(input.ref(by.getFieldIndex())));
    boolean distinct =
        aggregate.function() == Function.COUNT_DISTINCT || (isText && aggregate.distinct());
    return new Ordered(operator(aggregate, order), distinct, arguments);
  }

  private static RexNode text(RexNode value, Planning planning) {
    return SqlTypeUtil.isCharacter(value.getType())
        ? value
        : planning.rex().makeAbstractCast(Types.of(Primitive.STRING), value, false);
  }

  private static SqlAggFunction operator(Aggregate aggregate, List<RelFieldCollation> order) {
    return switch (aggregate.function()) {
      case COUNT, COUNT_DISTINCT, FORMULA -> SqlStdOperatorTable.COUNT;
      case COUNT_DISTINCT_APPROXIMATE -> SqlStdOperatorTable.APPROX_COUNT_DISTINCT;
      case SUM -> SqlStdOperatorTable.SUM;
      case MEAN -> SqlStdOperatorTable.AVG;
      case MIN -> SqlStdOperatorTable.MIN;
      case MAX -> SqlStdOperatorTable.MAX;
      case STANDARD_DEVIATION -> SqlStdOperatorTable.STDDEV_SAMP;
      case VARIANCE -> SqlStdOperatorTable.VAR_SAMP;
      case MEDIAN -> new Percentile(0.5);
      case PERCENTILE -> new Percentile(aggregate.fraction());
      case FIRST -> InOrder.first(order);
      case LAST -> InOrder.first(Orders.reversed(order));
      case CONCAT -> InOrder.texts(aggregate.separator(), order);
    };
  }

  /** Refuses arguments that the function cannot take. */
  private static boolean check(Aggregate aggregate, Optional<RexNode> of) {
    Function function = aggregate.function();
    Faults faults = new Faults();
    if (aggregate.of().isEmpty() && function != Function.COUNT) {
      throw Faults.at(
          "/of", "The aggregate " + name(function) + " needs a formula to work on; name a column.");
    }
    faults.within("/fraction", () -> fraction(aggregate));
    faults.within("", () -> order(aggregate));
    faults.within("/of", () -> numbers(aggregate, of));
    faults.raise();
    return true;
  }

  private static boolean fraction(Aggregate aggregate) {
    boolean fractioned = aggregate.function() == Function.PERCENTILE;
    if (fractioned && !(aggregate.fraction() >= 0 && aggregate.fraction() <= 1)) {
      throw Faults.at(
          "",
          "A percentile's fraction lies between 0 and 1, and is not " + aggregate.fraction() + ".");
    }
    if (!fractioned && aggregate.fraction() != 0) {
      throw Faults.at(
          "", "The aggregate " + name(aggregate.function()) + " has no fraction; leave it out.");
    }
    return true;
  }

  private static boolean order(Aggregate aggregate) {
    Function function = aggregate.function();
    boolean ordered =
        function == Function.FIRST || function == Function.LAST || function == Function.CONCAT;
    if (!ordered && !aggregate.orderBy().isEmpty()) {
      throw Faults.at(
          "/orderBy",
          "The aggregate " + name(function) + " is the same in any order; leave it out.");
    }
    if (ordered && function != Function.CONCAT && aggregate.orderBy().isEmpty()) {
      throw Faults.at(
          "/orderBy",
          "The " + name(function) + " row is that by an order; name columns to order by.");
    }
    if (function != Function.CONCAT
        && !(aggregate.separator().isEmpty() && !aggregate.distinct())) {
      throw Faults.at(
          aggregate.distinct() ? "/distinct" : "/separator",
          "Only concat has a separator, and texts that come once; leave it out.");
    }
    if (aggregate.distinct() && !aggregate.orderBy().isEmpty()) {
      throw Faults.at(
          "/orderBy", "Texts that come once stand in their own order; leave this one out.");
    }
    return true;
  }

  private static boolean numbers(Aggregate aggregate, Optional<RexNode> of) {
    boolean numbers =
        switch (aggregate.function()) {
          case SUM, MEAN, STANDARD_DEVIATION, VARIANCE, MEDIAN, PERCENTILE -> true;
          case COUNT,
              COUNT_DISTINCT,
              COUNT_DISTINCT_APPROXIMATE,
              MIN,
              MAX,
              FIRST,
              LAST,
              CONCAT,
              FORMULA ->
              false;
        };
    if (numbers && of.isPresent() && !SqlTypeUtil.isNumeric(of.get().getType())) {
      throw Faults.at(
          "",
          "The aggregate "
              + name(aggregate.function())
              + " works on numbers, but '"
              + aggregate.of()
              + "' is of type "
              + Types.name(of.get().getType())
              + ".");
    }
    return true;
  }

  private static String name(Function function) {
    return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
