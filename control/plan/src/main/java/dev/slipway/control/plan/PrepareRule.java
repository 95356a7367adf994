// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.documents.Documents;
import dev.slipway.model.Operation.Prepare;
import dev.slipway.model.Operation.Step;
import dev.slipway.model.Text;
import java.util.List;
import java.util.Optional;

/**
 * Steps in order, each over what the one before left; the first that is at fault ends the planning.
 */
final class PrepareRule {
  static final List<StepRule<?>> STEPS =
      List.of(
          new RenameColumns(),
          new KeepColumns(),
          new DeleteColumns(),
          new FormulaStep(),
          new CastStep(),
          new FillEmpty(),
          new FilterRows());

  private PrepareRule() {}

  static Relation plan(Prepare prepare, Relation input, Planning planning) {
    Relation relation = input;
    for (int i = 0; i < prepare.steps().size(); i++) {
      Step step = prepare.steps().get(i);
      Relation before = relation;
      Faults faults = new Faults();
      Optional<Relation> after = faults.within("/steps/" + i, () -> plan(step, before, planning));
      faults.raise();
      relation = after.orElse(before);
    }
    return relation;
  }

  private static Relation plan(Step step, Relation input, Planning planning) {
    StepRule<?> rule =
        STEPS.stream()
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
    List<String> known = STEPS.stream().map(StepDefinition::type).toList();
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
