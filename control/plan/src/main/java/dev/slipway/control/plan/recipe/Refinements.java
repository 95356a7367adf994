// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.Name;
import dev.slipway.model.recipe.Computed;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Refinement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Columns worked out and rows chosen before and after a recipe's operation. */
public final class Refinements {
  private Refinements() {}

  /** The inputs of a recipe by alias, as its operation sees them. */
  public static Map<Name, Relation> before(RecipeSpec recipe, Planning planning) {
    Faults faults = new Faults();
    Map<Name, Relation> inputs = new LinkedHashMap<>();
    faults.each(
        "/inputs",
        recipe.inputs(),
        (i, input) -> {
          Relation rows = planning.scan(input.alias());
          inputs.put(input.alias(), refined(rows, "/before", input.before(), planning));
          return rows;
        });
    faults.raise();
    return inputs;
  }

  /** The outputs of a recipe's operation, as they are stored. */
  public static List<Relation> after(RecipeSpec recipe, List<Relation> outputs, Planning planning) {
    return outputs.stream().map(rows -> refined(rows, "/after", recipe.after(), planning)).toList();
  }

  /** Throws if a recipe in SQL has refinements: there they are part of the query. */
  public static void refuse(RecipeSpec recipe) {
    Faults faults = new Faults();
    faults.each("/inputs", recipe.inputs(), (i, input) -> absent("/before", input.before()));
    faults.within("", () -> absent("/after", recipe.after()));
    faults.raise();
  }

  private static boolean absent(String pointer, Optional<Refinement> refinement) {
    if (refinement.isPresent()) {
      throw Faults.at(
          pointer, "A recipe in SQL computes and filters in its query; write it there.");
    }
    return true;
  }

  private static Relation refined(
      Relation input, String pointer, Optional<Refinement> refinement, Planning planning) {
    if (refinement.isEmpty()) {
      return input;
    }
    Faults faults = new Faults();
    Optional<Relation> refined =
        faults.within(pointer, () -> refined(input, refinement.get(), planning));
    faults.raise();
    return refined.orElse(input);
  }

  private static Relation refined(Relation input, Refinement refinement, Planning planning) {
    List<Relation> steps = new ArrayList<>(List.of(input));
    Faults faults = new Faults();
    faults.each(
        "/computed",
        refinement.computed(),
        (i, computed) -> {
          steps.add(computed(computed, steps.getLast(), planning));
          return computed;
        });
    faults.raise();
    Relation computed = steps.getLast();
    if (refinement.filter().isEmpty()) {
      return computed;
    }
    Optional<Relation> kept =
        faults.within("/filter", () -> Conditions.rows(refinement.filter(), computed, planning));
    faults.raise();
    return kept.orElse(computed);
  }

  private static Relation computed(Computed computed, Relation input, Planning planning) {
    Faults faults = new Faults();
    Optional<RexNode> value =
        faults.within("/formula", () -> planning.formula(computed.formula(), input));
    faults.raise();
    return Columns.of(input).set(computed.name(), value.orElseThrow()).project();
  }
}
