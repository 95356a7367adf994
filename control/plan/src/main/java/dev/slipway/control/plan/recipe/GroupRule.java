// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Group;
import java.util.Optional;

/** One row for each combination of some columns: the columns first, then the aggregates. */
final class GroupRule {
  private GroupRule() {}

  static Relation plan(Group group, Relation input, Planning planning) {
    if (group.by().isEmpty() && group.aggregates().isEmpty()) {
      throw Faults.at(
          "/aggregates", "There is nothing to compute: name columns to group by, or aggregates.");
    }
    Grouping grouping = new Grouping(input, planning);
    Faults faults = new Faults();
    faults.each("/by", group.by(), (i, column) -> grouping.key(column));
    faults.each(
        "/aggregates",
        group.aggregates(),
        (i, aggregate) -> grouping.add(aggregate, aggregate.as(), Optional.empty()));
    faults.raise();
    return grouping.plan();
  }
}
