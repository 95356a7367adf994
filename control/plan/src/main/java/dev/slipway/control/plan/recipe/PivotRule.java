// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Group.Aggregate;
import dev.slipway.model.recipe.Pivot;
import dev.slipway.model.recipe.Pivot.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Aggregates over the rows that have a value, for each value that is listed. */
final class PivotRule {
  private PivotRule() {}

  static Relation plan(Pivot pivot, Relation input, Planning planning) {
    Faults faults = new Faults();
    Grouping grouping = new Grouping(input, planning);
    Optional<Integer> column = faults.within("/column", () -> input.require(pivot.column()));
    faults.within("", () -> check(pivot));
    faults.each("/by", pivot.by(), (i, by) -> grouping.key(by));
    faults.raise();
    Set<String> seen = new HashSet<>();
    faults.each(
        "/values",
        pivot.values(),
        (i, value) -> {
          if (!seen.add(value.value())) {
            throw Faults.at("/value", "The value '" + value.value() + "' is listed twice.");
          }
          return value(pivot, value, column.orElseThrow(), grouping, planning);
        });
    faults.raise();
    return grouping.plan();
  }

  private static boolean check(Pivot pivot) {
    if (pivot.values().isEmpty()) {
      throw Faults.at("/values", "A pivot makes a column of each listed value; list at least one.");
    }
    if (pivot.aggregates().isEmpty()) {
      throw Faults.at(
          "/aggregates", "A pivot fills its columns with aggregates; name at least one.");
    }
    return true;
  }

  private static boolean value(
      Pivot pivot, Value value, int column, Grouping grouping, Planning planning) {
    Faults faults = new Faults();
    Optional<RexNode> equal =
        faults.within(
            "/value", () -> Literals.equal(value.value(), grouping.input().ref(column), planning));
    faults.raise();
    RexNode where = planning.rex().makeCall(SqlStdOperatorTable.IS_TRUE, equal.orElseThrow());
    String name = value.as().isEmpty() ? value.value() : value.as();
    for (Aggregate aggregate : pivot.aggregates()) {
      String as = aggregate.as().isEmpty() ? name : name + "_" + aggregate.as();
      faults.within("", () -> grouping.add(aggregate, as, Optional.of(where)));
    }
    faults.raise();
    return true;
  }
}
