// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.Name;
import java.util.List;

/**
 * What a build does about one recipe.
 *
 * @param needs the activities that run in this build and must end well before this one starts
 * @param reason a sentence without its full stop: why it runs, or why it need not
 */
public record PlannedActivity(
    ActivityKey key, Name recipe, List<ActivityKey> needs, boolean runs, String reason) {
  public PlannedActivity {
    needs = List.copyOf(needs);
  }
}
