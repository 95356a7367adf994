// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.recipe.Span;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Distances in time. */
final class Spans {
  private static final Set<SqlTypeName> TIMES =
      EnumSet.of(
          SqlTypeName.DATE,
          SqlTypeName.TIMESTAMP,
          SqlTypeName.TIMESTAMP_TZ,
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);

  private Spans() {}

  static boolean isTime(RelDataType type) {
    return TIMES.contains(type.getSqlTypeName());
  }

  /** Distances of times have a unit, those of numbers none; days hold no hours. */
  static void check(Optional<Span> span, RelDataType type) {
    if (isTime(type) == span.isEmpty()) {
      throw Faults.at(
          "/of",
          span.isEmpty()
              ? "Say what the distance of dates or times is measured in: day, month and so on."
              : "Values of type " + Types.name(type) + " have no distance in time; leave it out.");
    }
    boolean isShort = span.filter(unit -> unit.compareTo(Span.DAY) < 0).isPresent();
    if (isShort && type.getSqlTypeName() == SqlTypeName.DATE) {
      throw Faults.at("/of", "Dates lie whole days apart; measure in days or longer.");
    }
  }

  /** As a text that is written to SQL: {@code INTERVAL '3' DAY}. */
  static RexNode interval(long size, Span span, RexBuilder rex) {
    TimeUnit unit = TimeUnit.valueOf(span.name());
    BigDecimal value = BigDecimal.valueOf(size).multiply(unit.multiplier);
    return rex.makeIntervalLiteral(value, new SqlIntervalQualifier(unit, null, SqlParserPos.ZERO));
  }
}
