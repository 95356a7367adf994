// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import java.util.List;

/** The recipes that a build considered, each after all that it needs. */
public record BuildPlan(List<PlannedActivity> activities) {
  public BuildPlan {
    activities = List.copyOf(activities);
  }

  /** Whether there is nothing to do. */
  public boolean isUpToDate() {
    return activities.stream().noneMatch(PlannedActivity::runs);
  }
}
