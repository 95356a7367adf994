// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.function.Percentile;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.recipe.Group.Aggregate;
import dev.slipway.model.recipe.Group.Aggregate.Function;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What the aggregates of a group recipe take and give. */
final class Aggregates {
  private Aggregates() {}

  static SqlAggFunction operator(Aggregate aggregate) {
    return switch (aggregate.function()) {
      case COUNT, COUNT_DISTINCT -> SqlStdOperatorTable.COUNT;
      case SUM -> SqlStdOperatorTable.SUM;
      case MEAN -> SqlStdOperatorTable.AVG;
      case MIN -> SqlStdOperatorTable.MIN;
      case MAX -> SqlStdOperatorTable.MAX;
      case STANDARD_DEVIATION -> SqlStdOperatorTable.STDDEV_SAMP;
      case PERCENTILE -> new Percentile(aggregate.fraction());
    };
  }

  /** Refuses arguments that the function cannot take. */
  static boolean check(Aggregate aggregate, Optional<RelDataType> of) {
    String name = aggregate.function().name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (aggregate.of().isEmpty() && aggregate.function() != Function.COUNT) {
      throw Faults.at(
          "/of", "The aggregate " + name + " needs a formula to work on; name a column.");
    }
    boolean fractioned = aggregate.function() == Function.PERCENTILE;
    if (fractioned && !(aggregate.fraction() >= 0 && aggregate.fraction() <= 1)) {
      throw Faults.at(
          "/fraction",
          "A percentile's fraction lies between 0 and 1, and is not " + aggregate.fraction() + ".");
    }
    if (!fractioned && aggregate.fraction() != 0) {
      throw Faults.at("/fraction", "The aggregate " + name + " has no fraction; leave it out.");
    }
    boolean numbers =
        switch (aggregate.function()) {
          case SUM, MEAN, STANDARD_DEVIATION, PERCENTILE -> true;
          case COUNT, COUNT_DISTINCT, MIN, MAX -> false;
        };
    if (numbers && of.isPresent() && !SqlTypeUtil.isNumeric(of.get())) {
      throw Faults.at(
          "/of",
          "The aggregate "
              + name
              + " works on numbers, but '"
              + aggregate.of()
              + "' is of type "
              + Types.columnType(of.get()).map(Object::toString).orElse("null")
              + ".");
    }
    return true;
  }
}
