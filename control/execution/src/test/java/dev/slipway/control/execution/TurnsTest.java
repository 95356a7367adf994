// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.slipway.model.Priority;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int SEEDS = 1_000;

  private final Turns turns = new Turns();

  @Test
  void eachOfSeveralProjectsGetsItsShareOfAnyTurnsInARow() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Turns shared = new Turns();
      int projects = random.nextInt(1, 9);
      Map<Uid, Integer> projectOf = new HashMap<>();
      for (int run = 0; run < projects * 3; run++) {
        int project = run < projects ? run : random.nextInt(projects);
        projectOf.put(run(run), project);
        shared.add(run(run), Priority.SCHEDULED, project(project));
      }
      List<Integer> had = new ArrayList<>();
      for (int turn = 0; turn < 100; turn++) {
        Uid next = shared.next().orElseThrow();
        shared.had(next);
        had.add(projectOf.get(next));
      }
      assertFair(seed, had, projects);
    }
  }

  static void assertFair(int seed, List<Integer> had, int projects) {
    for (int from = 0; from < had.size(); from++) {
      int[] counts = new int[projects];
      for (int to = from; to < had.size(); to++) {
        counts[had.get(to)]++;
        int share = (to - from + 1) / projects - 1;
        for (int project = 0; project < projects; project++) {
          if (counts[project] < share) {
            fail("seed %d: project %d of %d in turns %d to %d", seed, project, projects, from, to);
          }
        }
      }
    }
  }

  @Test
  void aHigherPriorityComesFirst() {
    turns.add(run(1), Priority.BACKFILL, project(1));
    turns.add(run(2), Priority.INTERACTIVE, project(1));
    turns.add(run(3), Priority.SCHEDULED, project(1));

    assertThat(turns.next()).contains(run(2));
    turns.remove(run(2));
    assertThat(turns.next()).contains(run(3));
    turns.remove(run(3));
    assertThat(turns.next()).contains(run(1));
  }

  @Test
  void runsOfOneProjectGoInTheOrderInWhichTheyCame() {
    turns.add(run(1), Priority.INTERACTIVE, project(1));
    turns.add(run(2), Priority.INTERACTIVE, project(1));

    turns.had(run(1));
    assertThat(turns.next()).contains(run(1));
    turns.setAside(run(1));
    assertThat(turns.next()).contains(run(2));
    turns.restore();
    assertThat(turns.next()).contains(run(1));
    turns.remove(run(1));
    turns.add(run(1), Priority.INTERACTIVE, project(1));
    assertThat(turns.next()).contains(run(1));
    turns.forget(run(1));
    turns.add(run(1), Priority.INTERACTIVE, project(1));
    assertThat(turns.next()).contains(run(2));
  }

  @Test
  void aProjectThatComesBackGainsNothing() {
    turns.add(run(1), Priority.INTERACTIVE, project(1));
    turns.add(run(2), Priority.INTERACTIVE, project(2));
    turns.add(run(3), Priority.INTERACTIVE, project(3));
    turns.had(run(1));
    turns.forget(run(1));
    turns.add(run(4), Priority.INTERACTIVE, project(1));

    assertThat(turns.next()).contains(run(2));
    turns.had(run(2));
    assertThat(turns.next()).contains(run(3));
  }

  private static Uid run(int number) {
    return Build.uid(100 + number);
  }

  private static Uid project(int number) {
    return Build.uid(500 + number);
  }
}
