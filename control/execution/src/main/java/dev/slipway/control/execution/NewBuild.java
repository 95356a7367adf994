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

  static RunRecord of(
      Uid uid,
      Uid project,
      Caller caller,
      BuildRequest request,
      BuildPlan plan,
      Run.Owner owner,
      Instant now) {
    Run run =
        new Run(
            uid,
            TYPE,
            project,
            caller,
            Optional.of(owner),
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
        plan.activities().stream().map(planned -> activity(uid, planned, now)).toList(),
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
