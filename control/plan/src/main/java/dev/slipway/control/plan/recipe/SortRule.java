// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Order;
import dev.slipway.model.recipe.Sort;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The rows in order, perhaps only the first. */
public final class SortRule {
  private SortRule() {}

  public static Relation plan(Sort sort, Relation input, Planning planning) {
    Faults faults = new Faults();
    if (sort.orderBy().isEmpty() && sort.limit() == 0) {
      throw Faults.at("/orderBy", "There is nothing to sort by; name a column.");
    }
    if (sort.limit() < 0) {
      throw Faults.at("/limit", "A limit is a number of rows, and is not " + sort.limit() + ".");
    }
    List<RelFieldCollation> order =
        faults.each("/orderBy", sort.orderBy(), (i, by) -> collation(by, input));
    faults.raise();
    @Nullable RexNode fetch =
        sort.limit() == 0
            ? null
            : planning.rex().makeExactLiteral(BigDecimal.valueOf(sort.limit()));
    return new Relation(LogicalSort.create(input.node(), RelCollations.of(order), null, fetch));
  }

  /** Nulls come last in either direction. */
  public static RelFieldCollation collation(Order by, Relation input) {
    Faults faults = new Faults();
    int column = faults.within("/column", () -> input.require(by.column())).orElse(-1);
    faults.raise();
    return new RelFieldCollation(
        column, by.descending() ? Direction.DESCENDING : Direction.ASCENDING, NullDirection.LAST);
  }
}
