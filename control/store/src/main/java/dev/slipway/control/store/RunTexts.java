// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.RunState;
import dev.slipway.spi.Write;

/**
 * What a write of a run, an activity or an attempt comes to as text. Whoever commits it writes that
 * in a thread of its own, so that the only writer of a database is not kept by it.
 *
 * @param document of the record
 * @param change what the feed tells of it
 */
record RunTexts(String document, Json change) {
  private static final RunTexts NONE = new RunTexts("", Json.EMPTY);

  /** What the feed tells of a run. */
  private record RunBody(RunState state) {}

  /** What the feed tells of an activity. */
  private record ActivityBody(Name recipe, String key, ActivityState state, String reason) {}

  static RunTexts of(Write write) {
    return switch (write) {
      case Write.PutRun(var run) -> of(run, Documents.write(new RunBody(run.state())));
      case Write.PutActivity(var activity) -> of(activity, Documents.write(body(activity)));
      case Write.PutAttempt(var attempt) -> of(attempt, Json.EMPTY);
      case Write.PutResource _,
          Write.PutStatus _,
          Write.Recast _,
          Write.DeleteResource _,
          Write.ForgetRun _,
          Write.PutPointer _,
          Write.DropPointer _,
          Write.PutFingerprint _,
          Write.HoldLease _,
          Write.NameRelease _,
          Write.DropLease _,
          Write.PutRecord _,
          Write.DropRecord _,
          Write.Audit _ ->
          NONE;
    };
  }

  private static RunTexts of(Object document, Json change) {
    return new RunTexts(Documents.write(document).text(), change);
  }

  private static ActivityBody body(Activity activity) {
    return new ActivityBody(
        activity.recipe(), activity.key().toString(), activity.state(), activity.reason());
  }
}
