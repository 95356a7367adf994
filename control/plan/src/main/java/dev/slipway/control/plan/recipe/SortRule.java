// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Sort;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The rows in order, perhaps only the first. */
final class SortRule {
  private SortRule() {}

  static Relation plan(Sort sort, Relation input, Planning planning) {
    Faults faults = new Faults();
    if (sort.orderBy().isEmpty() && sort.limit() == 0) {
      throw Faults.at("/orderBy", "There is nothing to sort by; name a column.");
    }
    if (sort.limit() < 0) {
      throw Faults.at("/limit", "A limit is a number of rows, and is not " + sort.limit() + ".");
    }
    List<RelFieldCollation> order =
        faults.within("", () -> Orders.of(sort.orderBy(), input)).orElse(List.of());
    faults.raise();
    @Nullable RexNode fetch =
        sort.limit() == 0
            ? null
            : planning.rex().makeExactLiteral(BigDecimal.valueOf(sort.limit()));
    return new Relation(LogicalSort.create(input.node(), RelCollations.of(order), null, fetch));
  }
}
