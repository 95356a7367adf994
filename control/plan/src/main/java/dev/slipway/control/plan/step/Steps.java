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
          new FilterRows(),
          new MoveColumns(),
          new CopyColumn(),
          new RenameByPattern(),
          new DeleteByPattern(),
          new CoalesceColumns(),
          new FilterByValue(),
          new FilterByRange(),
          new FilterByPattern(),
          new FilterByDate(),
          new FilterEmpty(),
          new FlagRows(),
          new RemoveDuplicates(),
          new NumberRows(),
          new FillWithPrevious(),
          new FillWithStatistic(),
          new EmptyToNull(),
          new ChangeCase(),
          new TrimText(),
          new NormaliseText(),
          new ReplaceText(),
          new ReplaceByPattern(),
          new ReplaceValues(),
          new ExtractByPattern(),
          new SplitColumn(),
          new SplitToList(),
          new SplitToRows(),
          new ConcatColumns(),
          new TextLength(),
          new CountMatches(),
          new CutText(),
          new PadText(),
          new HashColumns(),
          new MaskText(),
          new EncodeText(),
          new ParseDates(),
          new FormatDates(),
          new DateParts(),
          new DateDifference(),
          new TruncateDates(),
          new AddToDates(),
          new DatesFromEpoch(),
          new DatesToEpoch(),
          new ChangeZone(),
          new ParseNumbers(),
          new RoundNumbers(),
          new ClipNumbers(),
          new BinNumbers(),
          new LogNumbers(),
          new Calculate(),
          new RescaleNumbers(),
          new IfThenElse(),
          new NestColumns(),
          new UnnestJson(),
          new UnnestStruct(),
          new ListToRows(),
          new ListToColumns(),
          new ListToText(),
          new SortLists(),
          new UnfoldValues(),
          new GeoPoint(),
          new SplitGeoPoint(),
          new GeoDistance());

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
