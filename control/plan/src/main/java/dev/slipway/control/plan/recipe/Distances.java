// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.FuzzyJoin.Ignored;
import dev.slipway.model.recipe.FuzzyJoin.Measure;
import dev.slipway.model.recipe.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** How far values lie apart. */
final class Distances {
  private Distances() {}

  /** Of numbers; of dates and times in seconds. */
  static RexNode between(RexNode one, RexNode other, RexBuilder rex) {
    boolean times = Spans.isTime(one.getType());
    RexNode left = times ? call("epoch", rex, one) : one;
    RexNode right = times ? call("epoch", rex, other) : other;
    RexNode difference = rex.makeCall(SqlStdOperatorTable.MINUS, left, right);
    return call("abs", rex, difference);
  }

  /** By a measure, as float64. */
  static RexNode by(
      Measure measure, RexNode one, RexNode other, Optional<Span> of, RexBuilder rex) {
    return switch (measure) {
      case LEVENSHTEIN -> real(call("levenshtein", rex, one, other), rex);
      case DAMERAU_LEVENSHTEIN -> real(call("damerau_levenshtein", rex, one, other), rex);
      case JARO_WINKLER ->
          rex.makeCall(
              SqlStdOperatorTable.MINUS,
              rex.makeApproxLiteral(BigDecimal.ONE),
              call("jaro_winkler", rex, one, other));
      case DIFFERENCE -> difference(one, other, of, rex);
    };
  }

  private static RexNode difference(RexNode one, RexNode other, Optional<Span> of, RexBuilder rex) {
    RexNode apart = real(between(one, other, rex), rex);
    return of.map(span ->
            rex.makeCall(
                FunctionTable.DIVIDE,
                apart,
                rex.makeApproxLiteral(TimeUnit.valueOf(span.name()).multiplier.movePointLeft(3))))
        .orElse(apart);
  }

  private static RexNode real(RexNode number, RexBuilder rex) {
    return rex.makeAbstractCast(Types.of(Primitive.FLOAT64), number, false);
  }

  /** A text without what does not count. */
  static RexNode normal(RexNode text, List<Ignored> ignoring, RexBuilder rex) {
    RexNode normal = text;
    for (Ignored ignored : Ignored.values()) {
      normal = ignoring.contains(ignored) ? without(ignored, normal, rex) : normal;
    }
    return normal;
  }

  private static RexNode without(Ignored ignored, RexNode text, RexBuilder rex) {
    return switch (ignored) {
      case CASE -> call("lower", rex, text);
      case ACCENTS -> call("strip_accents", rex, text);
      case PUNCTUATION -> replaced(text, "[^\\p{L}\\p{N}\\s]", "", rex);
      case BLANKS -> call("squeeze", rex, text);
    };
  }

  private static RexNode replaced(RexNode text, String pattern, String by, RexBuilder rex) {
    return rex.makeCall(
        Types.of(Primitive.STRING),
        FunctionTable.operator("regexp_replace"),
        List.of(text, rex.makeLiteral(pattern), rex.makeLiteral(by)));
  }

  private static RexNode call(String function, RexBuilder rex, RexNode... arguments) {
    return rex.makeCall(FunctionTable.operator(function), arguments);
  }
}
