// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of a build that has just been planned. */
final class NewBuild {
  static final String TYPE = "build";

  private NewBuild() {}

  /** Whose build it is, and which server drives it. */
  record Origin(Uid run, Uid project, Caller caller, Run.Owner owner) {}

  static RunRecord of(Origin origin, BuildRequest request, BuildPlan plan, Instant now) {
    Run run =
        new Run(
            origin.run(),
            TYPE,
            origin.project(),
            origin.caller(),
            Optional.of(origin.owner()),
            RunState.RUNNING,
            Documents.write(request),
            false,
            now,
            Optional.of(now),
            Optional.empty(),
            Optional.empty(),
            0);
    return new RunRecord(
        run,
        plan.activities().stream().map(planned -> activity(origin.run(), planned, now)).toList(),
        List.of());
  }

  private static Activity activity(Uid run, PlannedActivity planned, Instant now) {
    return new Activity(
        run,
        planned.key(),
        planned.recipe(),
        planned.needs(),
        planned.runs() ? ActivityState.WAITING : ActivityState.SKIPPED,
        planned.reason(),
        0,
        now,
        Optional.empty(),
        planned.runs() ? Optional.empty() : Optional.of(now),
        Optional.empty(),
        Json.EMPTY,
        0);
  }
}
