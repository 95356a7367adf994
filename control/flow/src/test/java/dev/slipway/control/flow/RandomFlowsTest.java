// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every plan, on flows from seeds: d0 to d2 come from outside, others are made. */
class RandomFlowsTest {
  private static final int SEEDS = 100;
  private static final int OUTSIDE = 3;
  private static final int SIZE = 20;

  @Test
  void afterABuildThereIsNothingToDo() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(flow(seed).built().plan(Mode.STALE).isUpToDate()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void aChangedFileRunsExactlyWhatIsMadeFromIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World flow = flow(seed).built().version("d0", "v2");

      assertThat(running(flow.plan(Mode.STALE)))
          .as("seed %d", seed)
          .isEqualTo(below(flow, flow.uid("d0")));
    }
  }

  @Test
  void aChangedRecipeRunsItselfAndExactlyWhatIsMadeFromIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World flow = flow(seed).built().part("d7", "definition", "other");
      Set<ActivityKey> expected = below(flow, flow.uid("d7"));
      expected.add(ActivityKey.whole(flow.uid("make-d7")));

      assertThat(running(flow.plan(Mode.STALE))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void downstreamOfADatasetIsWhatIsMadeFromIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World flow = flow(seed);

      assertThat(running(flow.plan(Mode.DOWNSTREAM, "d5")))
          .as("seed %d", seed)
          .isEqualTo(below(flow, flow.uid("d5")));
    }
  }

  @Test
  void whatAnActivityNeedsComesBeforeItAndRuns() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Set<ActivityKey> before = new HashSet<>();
      for (PlannedActivity activity : flow(seed).plan(Mode.STALE, "d19").activities()) {
        assertThat(before).as("seed %d", seed).containsAll(activity.needs());
        if (activity.runs()) {
          before.add(activity.key());
        }
      }
    }
  }

  @Test
  void aTargetBringsItsAncestorsAndNothingElse() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World flow = flow(seed);
      Uid target = flow.uid("d12");
      Set<ActivityKey> expected =
          flow.graph().ordered().stream()
              .filter(step -> step.outputs().contains(target) || leads(flow, step, target))
              .map(step -> ActivityKey.whole(step.recipe()))
              .collect(Collectors.toSet());

      assertThat(running(flow.plan(Mode.ALL, "d12"))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void theSameFlowGivesTheSamePlan() {
    for (int seed = 0; seed < SEEDS; seed += 10) {
      assertThat(flow(seed).plan(Mode.STALE)).isEqualTo(flow(seed).plan(Mode.STALE));
    }
  }

  private static boolean leads(World flow, Step step, Uid target) {
    ActivityKey maker = ActivityKey.whole(flow.graph().producer(target).orElseThrow().recipe());
    return step.outputs().stream().anyMatch(output -> below(flow, output).contains(maker));
  }

  /** All that is made from a dataset, by walking the graph the slow way. */
  private static Set<ActivityKey> below(World flow, Uid dataset) {
    Set<ActivityKey> found = new HashSet<>();
    for (Step reader : flow.graph().consumers(dataset)) {
      if (found.add(ActivityKey.whole(reader.recipe()))) {
        reader.outputs().forEach(output -> found.addAll(below(flow, output)));
      }
    }
    return found;
  }

  private static Set<ActivityKey> running(BuildPlan plan) {
    return plan.activities().stream()
        .filter(PlannedActivity::runs)
        .map(PlannedActivity::key)
        .collect(Collectors.toSet());
  }

  /** Made in an order that is not that of its arrows. */
  private static World flow(long seed) {
    Random random = new Random(seed);
    World flow = new World();
    List<Integer> numbers =
        IntStream.range(OUTSIDE, SIZE).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(numbers, random);
    for (int n : numbers) {
      flow.make(
          "d" + n,
          random.ints(1 + random.nextInt(2), 0, n).mapToObj(i -> "d" + i).toArray(String[]::new));
    }
    IntStream.range(0, OUTSIDE).forEach(n -> flow.version("d" + n, "v1"));
    return flow;
  }
}
