// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plans of activities that do nothing. */
final class Plans {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Random RANDOM = new Random(3);

  private Plans() {}

  /** Each after the one before. */
  static BuildPlan chain(int length) {
    return layers(length, 1);
  }

  /** Each independent of all others. */
  static BuildPlan wide(int width) {
    return layers(1, width);
  }

  /** Each but those of the first layer after one of the layer before. */
  static BuildPlan layers(int layers, int width) {
    List<PlannedActivity> all = new ArrayList<>();
    for (int i = 0; i < layers * width; i++) {
      List<ActivityKey> needs = i < width ? List.of() : List.of(all.get(i - width).key());
      ActivityKey key = ActivityKey.whole(Uid.next(MADE, RANDOM));
      all.add(new PlannedActivity(key, new Name("r" + i), needs, true, "it is asked for"));
    }
    return new BuildPlan(all);
  }
}
