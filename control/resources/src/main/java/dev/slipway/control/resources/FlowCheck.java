// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.model.WriteMode;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether proposals fit the flow of their project, and what they break in it. */
final class FlowCheck {
  private final Plans plans;
  private final Imports imports;

  FlowCheck(Plans plans, Imports imports) {
    this.imports = imports;
    this.plans = plans;
  }

  /**
   * Notes the faults of what is proposed. Recipes that are left as they are and no longer fit are
   * no fault of the proposals: they are returned as warnings, by the uid of the resource whose
   * change breaks them.
   *
   * @throws SlipwayException {@code CYCLE} naming the path
   */
  Map<Uid, List<Problem>> check(
      Flow before,
      Variables variables,
      List<Proposal<?>> proposals,
      Position at,
      Findings findings) {
    List<Resource<?>> wanted = new ArrayList<>();
    proposals.forEach(proposal -> wanted.add(proposal.wanted()));
    Content content = before.content().with(wanted);
    OutputCheck.check(content, proposals, findings);
    findings.raise();
    Flow after = Flow.of(content, at, plans, variables).importing(imports);
    Map<Uid, List<Problem>> warnings = new HashMap<>();
    for (Proposal<?> proposal : proposals) {
      List<Problem> own = new ArrayList<>();
      proposal.as(RecipeSpec.class).ifPresent(_ -> recipe(proposal, after, findings, own));
      proposal
          .as(DatasetSpec.class)
          .ifPresent(dataset -> {
            path(proposal, dataset.spec(), variables, findings);
            checks(proposal, dataset.spec(), after, findings);
          });
      warnings.put(proposal.uid(), own);
    }
    findings.raise();
    Downstream.of(before, after, proposals)
        .forEach(
            (uid, broken) -> warnings.computeIfAbsent(uid, _ -> new ArrayList<>()).addAll(broken));
    return warnings;
  }

  private static void recipe(
      Proposal<?> proposal, Flow after, Findings findings, List<Problem> warnings) {
    switch (after.plan(proposal.uid())) {
      case Plan.Fits _ -> {}
      case Plan.Faulty(SlipwayException why) -> findings.add(proposal.draft(), "/spec", why);
      case Plan.Unknown(SlipwayException why) ->
          why.problems().forEach(problem -> warnings.add(problem.under("/spec")));
    }
  }

  private static void path(
      Proposal<?> proposal, DatasetSpec spec, Variables variables, Findings findings) {
    if (spec instanceof DatasetSpec.External external) {
      try {
        PathTemplate.expand(external.path(), variables);
      } catch (SlipwayException e) {
        findings.add(proposal.draft(), "/spec", e);
      }
    }
  }

  private void keys(Proposal<?> proposal, DatasetSpec spec, Flow after, Findings findings) {
    if (spec instanceof DatasetSpec.Managed managed
        && managed.writeMode() instanceof WriteMode.Upsert(List<String> keys)) {
      List<String> names = after.schema(proposal.uid()).names();
      for (int i = 0; i < keys.size(); i++) {
        if (names.stream().noneMatch(keys.get(i)::equalsIgnoreCase)) {
          findings.add(
              proposal.draft(),
              Problem.at(
                  "/spec/write/keys/" + i,
                  "The dataset has no column '"
                      + Text.visible(keys.get(i), 80)
                      + "'."
                      + Text.didYouMean(keys.get(i), names)));
        }
      }
    }
  }

  /** Checks over columns that are not known yet are looked at when they are. */
  private void checks(Proposal<?> proposal, DatasetSpec spec, Flow after, Findings findings) {
    if (!after.knows(proposal.uid())) {
      return;
    }
    keys(proposal, spec, after, findings);
    if (spec.checks().isEmpty()) {
      return;
    }
    Schema schema = after.schema(proposal.uid());
    try {
      plans.requireChecks(spec.checks(), schema, after.variables().values());
    } catch (SlipwayException e) {
      findings.add(proposal.draft(), "/spec/checks", e);
    }
  }
}
