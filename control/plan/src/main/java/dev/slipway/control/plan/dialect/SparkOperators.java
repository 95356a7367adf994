// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;

/** Operators that mean another thing to Spark than here. */
final class SparkOperators {
  private static final String DIVIDE = "(CAST($1 AS DOUBLE) / nullif(CAST($2 AS DOUBLE), 0))";

  private SparkOperators() {}

  static Optional<String> template(RexCall call) {
    return switch (call.getKind()) {
      case DIVIDE -> Optional.of(DIVIDE);
      case MOD -> Optional.of("mod($1, nullif($2, 0))");
      case LIKE -> Optional.of("($1 LIKE $2 ESCAPE '\u0001')");
      default -> Optional.empty();
    };
  }

  static Optional<String> aggregate(String name, List<RelDataType> arguments) {
    return switch (name) {
      case "avg" -> Optional.of("avg(CAST($1 AS DOUBLE))");
      default -> Optional.empty();
    };
  }
}
