// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Each row to the output of the first condition that is true of it. */
public final class SplitRule {
  private SplitRule() {}

  /** One result for each condition, and one for the rows of which none is true. */
  public static List<Relation> plan(Split split, Relation input, Planning planning) {
    Faults faults = new Faults();
    List<RexNode> conditions =
        faults.each(
            "/conditions",
            split.conditions(),
            (i, condition) -> Conditions.condition(condition, input, planning));
    faults.raise();
    List<Relation> results = new ArrayList<>();
    List<RexNode> earlier = new ArrayList<>();
    for (RexNode condition : conditions) {
      results.add(rows(input, condition, earlier, planning));
      earlier.add(planning.rex().makeCall(SqlStdOperatorTable.IS_NOT_TRUE, List.of(condition)));
    }
    results.add(rows(input, planning.rex().makeLiteral(true), earlier, planning));
    return results;
  }

  private static Relation rows(
      Relation input, RexNode condition, List<RexNode> earlier, Planning planning) {
    List<RexNode> all = new ArrayList<>(earlier);
    all.add(condition);
    return new Relation(
        LogicalFilter.create(input.node(), RexUtil.composeConjunction(planning.rex(), all)));
  }
}
