// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Applied;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What became of one resource of a set. */
record AppliedView(
    Ref ref, Applied.Outcome outcome, Json difference, long generation, List<Problem> warnings) {

  private static AppliedView of(Applied applied) {
    return new AppliedView(
        applied.resource().ref(),
        applied.outcome(),
        applied.difference(),
        applied.resource().generation(),
        applied.warnings());
  }

  static Response answer(List<Applied> applied) {
    return Answers.json(Map.of("results", applied.stream().map(AppliedView::of).toList()));
  }
}
