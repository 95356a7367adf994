// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.slipway.model.ActivityLimit;
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

  private final Turns turns = new Turns(queue -> List.of());

  @Test
  void eachOfSeveralProjectsGetsItsShareOfAnyTurnsInARow() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Turns shared = new Turns(queue -> List.of());
      int projects = random.nextInt(1, 9);
      Map<Uid, Integer> projectOf = new HashMap<>();
      for (int run = 0; run < projects * 3; run++) {
        int project = run < projects ? run : random.nextInt(projects);
        projectOf.put(run(run), project);
        add(shared, run, Priority.SCHEDULED, project);
      }
      List<Integer> had = new ArrayList<>();
      for (int turn = 0; turn < 100; turn++) {
        Line next = shared.next().orElseThrow();
        had.add(projectOf.get(first(next)));
        shared.had(next);
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
    add(turns, 1, Priority.BACKFILL, 1);
    add(turns, 2, Priority.INTERACTIVE, 1);
    add(turns, 3, Priority.SCHEDULED, 1);

    assertThat(next()).isEqualTo(run(2));
    turns.remove(run(2), 0);
    assertThat(next()).isEqualTo(run(3));
    turns.remove(run(3), 0);
    assertThat(next()).isEqualTo(run(1));
  }

  @Test
  void runsOfOneProjectGoInTheOrderInWhichTheyCame() {
    add(turns, 1, Priority.INTERACTIVE, 1);
    add(turns, 2, Priority.INTERACTIVE, 1);

    turns.had(turns.next().orElseThrow());
    assertThat(next()).isEqualTo(run(1));
    turns.setAside(turns.next().orElseThrow());
    assertThat(next()).isEqualTo(run(2));
    turns.restore();
    assertThat(next()).isEqualTo(run(1));
    turns.remove(run(1), 0);
    add(turns, 1, Priority.INTERACTIVE, 1);
    assertThat(next()).isEqualTo(run(1));
    turns.forget(run(1));
    add(turns, 1, Priority.INTERACTIVE, 1);
    assertThat(next()).isEqualTo(run(2));
  }

  @Test
  void aProjectThatComesBackGainsNothing() {
    add(turns, 1, Priority.INTERACTIVE, 1);
    add(turns, 2, Priority.INTERACTIVE, 2);
    add(turns, 3, Priority.INTERACTIVE, 3);
    turns.had(turns.next().orElseThrow());
    turns.forget(run(1));
    add(turns, 4, Priority.INTERACTIVE, 1);

    assertThat(next()).isEqualTo(run(2));
    turns.had(turns.next().orElseThrow());
    assertThat(next()).isEqualTo(run(3));
  }

  @Test
  void whatIsHeldIsPassedOverUntilThereIsRoomAndThenHasItsOldPlace() {
    Bound full = new Bound(ActivityLimit.Per.PROJECT, project(1));
    add(turns, 1, Priority.INTERACTIVE, 1);
    add(turns, 2, Priority.INTERACTIVE, 2);
    turns.hold(turns.next().orElseThrow(), full);
    assertThat(next()).isEqualTo(run(2));
    add(turns, 3, Priority.INTERACTIVE, 1);
    assertThat(next()).isEqualTo(run(2));

    turns.open(full);

    assertThat(next()).isEqualTo(run(1));
    turns.had(turns.next().orElseThrow());
    turns.close(full);
    turns.remove(run(2), 0);
    assertThat(turns.next()).isEmpty();
    turns.open(full);
    assertThat(next()).isEqualTo(run(1));
  }

  @Test
  void aLineThatEmptiesWhileItIsHeldIsLookedAtAfreshWhenSomebodyComes() {
    Bound full = new Bound(ActivityLimit.Per.PROJECT, project(1));
    add(turns, 1, Priority.INTERACTIVE, 1);
    turns.hold(turns.next().orElseThrow(), full);
    turns.remove(run(1), 0);
    assertThat(turns.next()).isEmpty();

    add(turns, 1, Priority.INTERACTIVE, 1);

    assertThat(next()).isEqualTo(run(1));
  }

  @Test
  void whatIsHeldForSomebodyElseIsReleasedToItsOldPlace() {
    Bound claim = KeptRoom.BOUND;
    add(turns, 1, Priority.INTERACTIVE, 1);
    add(turns, 2, Priority.INTERACTIVE, 2);
    turns.hold(turns.next().orElseThrow(), claim);
    assertThat(next()).isEqualTo(run(2));

    turns.release(claim);

    assertThat(next()).isEqualTo(run(1));
  }

  private static void add(Turns turns, int run, Priority priority, int project) {
    turns.add(run(run), 0, lane -> new Queue(priority, project(project), Build.uid(1), List.of()));
  }

  private Uid next() {
    return first(turns.next().orElseThrow());
  }

  private static Uid first(Line line) {
    return line.seats.firstEntry().getValue().run();
  }

  private static Uid run(int number) {
    return Build.uid(100 + number);
  }

  private static Uid project(int number) {
    return Build.uid(500 + number);
  }
}
