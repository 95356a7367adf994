// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Lots that are drawn for rows: 32 hexadecimal digits, which depend on nothing but a seed and the
 * row's values. An engine's own random numbers would depend on how it divides the work.
 */
final class Chance {
  private static final String AFTER_VALUE = "␟";
  private static final String AFTER_NULL = "␀";

  private Chance() {}

  /** The rows with a lot as their last mark, each for itself: equal ones draw different lots. */
  static Marked each(Relation input, long seed, Planning planning) {
    RexBuilder rex = planning.rex();
    Marked marked = Marked.of(input).with(lot(input, all(input), seed, planning)).apart(planning);
    RexNode lot = marked.mark(0);
    RexFieldCollation order = new RexFieldCollation(lot, Set.of(SqlKind.NULLS_LAST));
    Marked numbered =
        marked.with(Marked.number(List.of(lot), List.of(order), planning)).apart(planning);
    RexNode number = numbered.mark(1);
    RexNode again = concat(List.of(lot, text(number, rex)), rex);
    RexNode own =
        rex.makeCall(
            SqlStdOperatorTable.CASE,
            rex.makeCall(SqlStdOperatorTable.EQUALS, number, rex.makeExactLiteral(BigDecimal.ONE)),
            lot,
            md5(again, rex));
    return numbered.with(own);
  }

  /** The rows with a lot as their last mark, the same for rows that are equal in some columns. */
  static Marked together(Relation input, List<Integer> key, long seed, Planning planning) {
    return Marked.of(input).with(lot(input, key, seed, planning));
  }

  private static List<Integer> all(Relation input) {
    return input.refs().stream().map(ref -> ref.getIndex()).toList();
  }

  private static RexNode lot(Relation input, List<Integer> columns, long seed, Planning planning) {
    RexBuilder rex = planning.rex();
    List<RexNode> parts = new ArrayList<>(List.of(text(seed + AFTER_VALUE, rex)));
    for (int column : columns) {
      RexNode value = input.ref(column);
      parts.add(text(value, rex));
      parts.add(
          rex.makeCall(
              SqlStdOperatorTable.CASE,
              rex.makeCall(SqlStdOperatorTable.IS_NULL, value),
              text(AFTER_NULL, rex),
              text(AFTER_VALUE, rex)));
    }
    return md5(concat(parts, rex), rex);
  }

  private static RexNode md5(RexNode text, RexBuilder rex) {
    return rex.makeCall(FunctionTable.operator("md5"), text);
  }

  private static RexNode concat(List<RexNode> parts, RexBuilder rex) {
    return rex.makeCall(Types.of(Primitive.STRING), FunctionTable.operator("concat"), parts);
  }

  private static RexNode text(RexNode value, RexBuilder rex) {
    return SqlTypeUtil.isCharacter(value.getType())
        ? value
        : rex.makeAbstractCast(Types.of(Primitive.STRING), value, false);
  }

  private static RexNode text(String value, RexBuilder rex) {
    return rex.makeLiteral(value, Types.of(Primitive.STRING), false);
  }

  /** Whether a lot is among the first part of all that there are, from 0 to 1. */
  static RexNode below(RexNode lot, BigDecimal part, RexBuilder rex) {
    if (part.compareTo(BigDecimal.ONE) >= 0) {
      return rex.makeLiteral(true);
    }
    BigInteger all = BigInteger.ONE.shiftLeft(64);
    String bound = "%016x".formatted(part.multiply(new BigDecimal(all)).toBigInteger());
    return rex.makeCall(SqlStdOperatorTable.LESS_THAN, lot, text(bound, rex));
  }
}
