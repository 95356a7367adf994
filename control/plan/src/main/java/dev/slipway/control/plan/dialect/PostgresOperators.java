// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;

/** Operators and literals that mean another thing to PostgreSQL than here. */
final class PostgresOperators {
  private static final String DIVIDE =
      "(CAST($1 AS double precision) / nullif(CAST($2 AS double precision), 0))";

  private PostgresOperators() {}

  static Optional<String> template(RexCall call) {
    return switch (call.getKind()) {
      case DIVIDE -> Optional.of(DIVIDE);
      case MOD -> Optional.of("mod($1, nullif($2, 0))");
      case LIKE -> Optional.of("($1 LIKE $2 ESCAPE '')");
      default -> Optional.empty();
    };
  }

  static Optional<String> literal(RexLiteral literal) {
    if (literal.isNull()) {
      return Optional.empty();
    }
    if (SqlTypeName.APPROX_TYPES.contains(literal.getType().getSqlTypeName())) {
      return Optional.of("CAST('" + literal.getValueAs(Double.class) + "' AS double precision)");
    }
    return literal.getTypeName() == SqlTypeName.BINARY
        ? Optional.of("CAST('\\x" + literal.getValueAs(ByteString.class) + "' AS bytea)")
        : Optional.empty();
  }

  static Optional<String> aggregate(String name, List<RelDataType> arguments) {
    boolean single =
        !arguments.isEmpty() && arguments.getFirst().getSqlTypeName() == SqlTypeName.REAL;
    return switch (name) {
      case "sum" -> single ? Optional.of("sum(CAST($1 AS double precision))") : Optional.empty();
      case "avg", "stddev_samp", "var_samp" -> Optional.of(name + "(CAST($1 AS double precision))");
      default -> Optional.empty();
    };
  }
}
