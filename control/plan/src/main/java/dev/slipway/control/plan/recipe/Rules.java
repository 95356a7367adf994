// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.Name;
import dev.slipway.model.recipe.Distinct;
import dev.slipway.model.recipe.ExtractFailedRows;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.FuzzyJoin;
import dev.slipway.model.recipe.Group;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Pivot;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Sample;
import dev.slipway.model.recipe.Sort;
import dev.slipway.model.recipe.Split;
import dev.slipway.model.recipe.Sql;
import dev.slipway.model.recipe.Stack;
import dev.slipway.model.recipe.Sync;
import dev.slipway.model.recipe.TopN;
import dev.slipway.model.recipe.Unpivot;
import dev.slipway.model.recipe.Window;
import java.util.List;
import java.util.Map;

/** The rule of each kind of recipe. */
public final class Rules {
  private Rules() {}

  /**
   * What an operation makes of its inputs, in the order of a recipe's outputs; more than the recipe
   * may have.
   *
   * @param inputs by alias, in the recipe's order
   */
  public static List<Relation> plan(
      Operation operation, Map<Name, Relation> inputs, Planning planning) {
    return switch (operation) {
      case Split split -> SplitRule.plan(split, only(inputs), planning);
      case Join join -> JoinRule.plan(join, inputs, planning);
      case FuzzyJoin join -> FuzzyJoinRule.plan(join, inputs, planning);
      case Stack stack -> List.of(StackRule.plan(stack, inputs, planning));
      case Prepare prepare -> List.of(PrepareRule.plan(prepare, only(inputs), planning));
      case Sync _ -> List.of(only(inputs));
      case Filter filter -> List.of(FilterRule.plan(filter, only(inputs), planning));
      case Sample sample -> List.of(SampleRule.plan(sample, only(inputs), planning));
      case Distinct distinct -> List.of(DistinctRule.plan(distinct, only(inputs), planning));
      case Sort sort -> List.of(SortRule.plan(sort, only(inputs), planning));
      case TopN top -> List.of(TopNRule.plan(top, only(inputs), planning));
      case Group group -> List.of(GroupRule.plan(group, only(inputs), planning));
      case Window window -> List.of(WindowRule.plan(window, only(inputs), planning));
      case Pivot pivot -> List.of(PivotRule.plan(pivot, only(inputs), planning));
      case Unpivot unpivot -> List.of(UnpivotRule.plan(unpivot, only(inputs), planning));
      case ExtractFailedRows extract ->
          List.of(ExtractFailedRowsRule.plan(extract, only(inputs), planning));
      case Sql sql -> throw new IllegalArgumentException("SQL has its own way: " + sql);
    };
  }

  private static Relation only(Map<Name, Relation> inputs) {
    if (inputs.size() != 1) {
      throw Faults.at(
          "", "This operation works on one input, and the recipe has " + inputs.size() + ".");
    }
    return inputs.values().iterator().next();
  }
}
