// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.recipe.Join.Comparison;
import dev.slipway.model.recipe.Join.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** A condition that wants the nearest of the values on the other side. */
record Nearest(Condition condition, Comparison is, RexBuilder rex) {

  static boolean isOf(Comparison is) {
    return is == Comparison.NEAREST
        || is == Comparison.NEAREST_BEFORE
        || is == Comparison.NEAREST_AFTER;
  }

  /** Refuses distances that values of that type do not have, or that nobody asks for. */
  static void check(Condition condition, Comparison is, RelDataType type) {
    boolean limited = condition.within() != 0;
    if (!isOf(is)) {
      if (limited || condition.of().isPresent()) {
        throw Faults.at(
            limited ? "/within" : "/of", "Only the nearest has a distance; leave it out.");
      }
      return;
    }
    if (!SqlTypeUtil.isNumeric(type) && !Spans.isTime(type)) {
      throw Faults.at(
          "/is",
          "Numbers, dates and times have a nearest, and '"
              + condition.left()
              + "' is of type "
              + Types.name(type)
              + ".");
    }
    if (condition.within() < 0) {
      throw Faults.at("/within", "A distance is not negative, as " + condition.within() + " is.");
    }
    if (limited) {
      Spans.check(condition.of(), type);
      if (condition.of().isPresent() && condition.within() != Math.rint(condition.within())) {
        throw Faults.at("/within", "So many days, months and the like are a whole number.");
      }
    } else if (condition.of().isPresent()) {
      throw Faults.at("/within", "Say how many of them the values may lie apart.");
    }
  }

  List<RexNode> conditions(RexNode left, RexNode right) {
    List<RexNode> all = new ArrayList<>();
    boolean limited = condition.within() != 0;
    if (is == Comparison.NEAREST_BEFORE) {
      all.add(call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, right, left));
    }
    if (is == Comparison.NEAREST_AFTER) {
      all.add(call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, right, left));
    }
    if (limited && is != Comparison.NEAREST_AFTER) {
      all.add(
          call(
              SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
              right,
              away(SqlStdOperatorTable.MINUS, SqlStdOperatorTable.MINUS_DATE, left)));
    }
    if (limited && is != Comparison.NEAREST_BEFORE) {
      all.add(
          call(
              SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
              right,
              away(SqlStdOperatorTable.PLUS, SqlStdOperatorTable.DATETIME_PLUS, left)));
    }
    if (!limited && is == Comparison.NEAREST) {
      all.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, left));
      all.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, right));
    }
    return all;
  }

  /** The value so far away. */
  private RexNode away(SqlOperator numbers, SqlOperator times, RexNode value) {
    BigDecimal within = BigDecimal.valueOf(condition.within()).stripTrailingZeros();
    return condition
        .of()
        .map(span ->
            rex.makeCall(
                value.getType(),
                times,
                List.of(value, Spans.interval(within.longValueExact(), span, rex))))
        .orElseGet(() ->
            call(
                numbers,
                value,
                rex.makeExactLiteral(within.scale() < 0 ? within.setScale(0) : within)));
  }

  /** The nearest first; of two that are as near, the earlier. */
  List<RexFieldCollation> order(RexNode left, RexNode right) {
    return switch (is) {
      case NEAREST_BEFORE -> List.of(by(right, true));
      case NEAREST_AFTER -> List.of(by(right, false));
      default -> List.of(by(Distances.between(left, right, rex), false), by(right, false));
    };
  }

  private static RexFieldCollation by(RexNode value, boolean descending) {
    return new RexFieldCollation(
        value,
        descending ? Set.of(SqlKind.DESCENDING, SqlKind.NULLS_LAST) : Set.of(SqlKind.NULLS_LAST));
  }

  private RexNode call(SqlOperator operator, RexNode one, RexNode other) {
    return rex.makeCall(operator, one, other);
  }
}
