// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.documents.Documents;
import dev.slipway.model.Text;
import dev.slipway.model.recipe.Prepare.Step;
import java.util.List;
import java.util.Optional;

/** The kinds of prepare steps that there are. */
public final class Steps {
  public static final List<StepRule<?>> ALL =
      List.of(
          new RenameColumns(),
          new KeepColumns(),
          new DeleteColumns(),
          new FormulaStep(),
          new CastStep(),
          new FillEmpty(),
          new FilterRows());

  private Steps() {}

  /** One step over what the one before left. */
  public static Relation plan(Step step, Relation input, Planning planning) {
    StepRule<?> rule =
        ALL.stream()
            .filter(known -> known.type().equals(step.type()))
            .findFirst()
            .orElseThrow(() -> unknown(step.type()));
    return plan(rule, step, input, planning);
  }

  private static <P extends Record> Relation plan(
      StepRule<P> rule, Step step, Relation input, Planning planning) {
    Faults faults = new Faults();
    Optional<Relation> after =
        faults.within(
            "/parameters",
            () -> rule.plan(Documents.read(rule.parameters(), step.parameters()), input, planning));
    faults.raise();
    return after.orElse(input);
  }

  private static RuntimeException unknown(String type) {
    List<String> known = ALL.stream().map(StepDefinition::type).toList();
    return Faults.at(
        "/type",
        "There is no prepare step '"
            + Text.visible(type, 60)
            + "'."
            + Text.didYouMean(type, known)
            + " The steps are "
            + String.join(", ", known)
            + ".");
  }
}
