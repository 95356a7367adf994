// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A line for each change of an activity's state, for pipes and logs. */
final class PlainProgress implements Progress {
  private final Terminal terminal;
  private final Map<ActivityKey, ActivityState> shown = new HashMap<>();

  PlainProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Wire.Detail detail, Instant now) {
    int width = Progress.nameWidth(detail);
    for (Activity activity : detail.activities()) {
      boolean isNews = shown.put(activity.key(), activity.state()) != activity.state();
      boolean isIdle =
          activity.state() == ActivityState.WAITING || activity.state() == ActivityState.READY;
      if (isNews && !isIdle) {
        terminal.line(ActivityLine.of(activity, now).text(width));
      }
    }
  }
}
