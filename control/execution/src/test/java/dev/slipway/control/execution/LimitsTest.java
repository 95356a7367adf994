// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which activities start under named limits. */
class LimitsTest {
  private static final int SEEDS = 300;
  private static final int STEPS = 80;

  @Test
  void noLimitIsEverExceededAndWhateverFitsUnderAllOfThemStarts() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Crowd crowd = new Crowd(random.nextInt(1, 7));
      crowd.limit(limits(random));
      for (int step = 0; step < STEPS; step++) {
        Map<Bound, Integer> before = crowd.running();
        act(crowd, random);
        crowd.assertWithinLimits(seed, before);
        crowd.assertNothingWaitsThatFits(seed);
      }
      while (crowd.endAny(random)) {
        crowd.assertNothingWaitsThatFits(seed);
      }
      assertThat(crowd.waiting()).as("left over by seed %d", seed).isEmpty();
    }
  }

  private static void act(Crowd crowd, Random random) {
    int dice = random.nextInt(10);
    if (dice < 3) {
      crowd.submit(random.nextInt(1, 5), random.nextInt(4), random.nextInt(3), random);
    } else if (dice == 3) {
      crowd.limit(limits(random));
    } else if (dice == 4) {
      crowd.refuseNext();
    } else {
      crowd.endAny(random);
    }
  }

  private static List<Limits.Named> limits(Random random) {
    List<Limits.Named> limits = new ArrayList<>();
    for (Per per : Per.values()) {
      if (random.nextBoolean()) {
        limits.add(named(per, Optional.empty(), random.nextInt(1, 4)));
      }
      if (per != Per.INSTANCE && random.nextBoolean()) {
        limits.add(
            named(per, Optional.of(Crowd.uid(per, random.nextInt(3))), random.nextInt(1, 3)));
      }
    }
    return limits;
  }

  @Test
  void whatNeedsRoomInTwoLimitsAtOnceIsNotPassedOverForEver() {
    Crowd crowd = new Crowd(10);
    crowd.limit(List.of(named(Per.CONNECTION, Optional.empty(), 1)));
    crowd.submit(400, 0, 0, List.of(0));
    crowd.submit(400, 1, 1, List.of(1));
    Uid both = crowd.submit(1, 2, 2, List.of(0, 1));

    int ends = 0;
    while (crowd.waits(both)) {
      assertThat(ends++).isLessThan(KeptRoom.PATIENCE + 10);
      crowd.endOldest();
    }

    assertThat(crowd.runningOf(both)).isEqualTo(1);
    crowd.endOldest();
    assertThat(crowd.count()).isEqualTo(2);
  }

  @Test
  void roomIsNotKeptForOneOfLowerPriorityNorWhereItTakesNothingFrom() {
    Crowd crowd = new Crowd(10);
    crowd.limit(List.of(named(Per.CONNECTION, Optional.empty(), 1)));
    crowd.submit(400, 0, 0, List.of(0));
    crowd.submit(400, 1, 1, List.of(1));
    crowd.submit(400, 3, 1, List.of(2));
    Uid both = crowd.backfill(2, 2, List.of(0, 1));

    for (int end = 0; end < 300; end++) {
      crowd.endOldest();
      assertThat(crowd.count()).isEqualTo(3);
    }

    assertThat(crowd.waits(both)).isTrue();
  }

  @Test
  void ofSeveralLimitsForTheSameTheLeastHolds() {
    Uid project = Crowd.uid(Per.PROJECT, 0);
    Limits limits =
        Limits.of(
            new Concurrency(8, 8, 8),
            List.of(
                named(Per.PROJECT, Optional.empty(), 5),
                new Limits.Named(new Name("small"), Per.PROJECT, Optional.of(project), 3),
                named(Per.PROJECT, Optional.of(project), 4)));

    assertThat(limits.cap(new Bound(Per.PROJECT, project)))
        .contains(new Limits.Cap("limit 'small'", 3));
    assertThat(limits.cap(new Bound(Per.PROJECT, Crowd.uid(Per.PROJECT, 1))))
        .map(Limits.Cap::most)
        .contains(5);
    assertThat(limits.cap(new Bound(Per.USER, project))).isEmpty();
    assertThat(limits.haveConnections()).isFalse();
  }

  @Test
  void otherLimitsHoldAtOnceForWhatWaitsAndCountWhatRuns() {
    Crowd crowd = new Crowd(6);
    crowd.submit(9, 0, 0, List.of(0));
    assertThat(crowd.count()).isEqualTo(6);

    crowd.limit(List.of(named(Per.CONNECTION, Optional.of(Crowd.uid(Per.CONNECTION, 0)), 2)));
    for (int end = 0; end < 4; end++) {
      crowd.endOldest();
    }
    assertThat(crowd.count()).isEqualTo(2);
    crowd.endOldest();
    assertThat(crowd.count()).isEqualTo(2);

    crowd.limit(List.of());
    assertThat(crowd.waiting()).isEmpty();
  }

  private static Limits.Named named(Per per, Optional<Uid> of, int most) {
    return new Limits.Named(new Name("limit"), per, of, most);
  }

  static ActivityKey key(int number) {
    return ActivityKey.whole(Build.uid(200_000 + number));
  }
}
