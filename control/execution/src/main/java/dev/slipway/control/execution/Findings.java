// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.plan.Planner;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.Check;
import dev.slipway.spi.Staged;
import java.util.ArrayList;
import java.util.List;

/**
 * What the checks found in a staged output.
 *
 * @param sentences one for each check; those of broken checks that only warn begin with {@link
 *     ActivityResult#WARNING}
 * @param refusals those of checks that refuse the output
 */
record Findings(List<String> sentences, List<String> refusals) {
  Findings {
    sentences = List.copyOf(sentences);
    refusals = List.copyOf(refusals);
  }

  static Findings of(List<Check> checks, List<Staged.Finding> found, Planner planner) {
    if (checks.size() != found.size()) {
      throw new IllegalArgumentException(
          checks.size() + " checks were asked for, and " + found.size() + " answered");
    }
    List<String> sentences = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      String sentence = planner.finding(checks.get(i), found.get(i));
      boolean isBroken = found.get(i).violations() > 0;
      boolean warns = checks.get(i).severity() == Check.Severity.WARN;
      sentences.add(isBroken && warns ? ActivityResult.WARNING + sentence : sentence);
      if (isBroken && !warns) {
        refusals.add(sentence);
      }
    }
    return new Findings(sentences, refusals);
  }
}
