// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /** Other seeds than the usual ones are for {@code ./slipway soak}. */
  private static final int FIRST = Integer.getInteger("simulation.first", 0);

  private static final int END = FIRST + Integer.getInteger("simulation.seeds", 100);

  @Test
  void everyBuildEndsWhateverGoesWrong() {
    for (int seed = FIRST; seed < END; seed++) {
      Simulation ended = new Simulation(seed).run();
      for (Run run : ended.runs()) {
        assertThat(run.state().isFinal()).as("seed %d: %s", seed, run).isTrue();
        assertThat(run.state()).as("seed %d", seed).isEqualTo(endOf(run, ended));
      }
      assertThat(ended.store.runs().unfinished()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void noActivityIsLostAndNoAttemptIsLeftOpen() {
    for (int seed = FIRST; seed < END; seed++) {
      Simulation ended = new Simulation(seed).run();
      for (Run run : ended.runs()) {
        List<Activity> activities = ended.store.runs().activities(run.uid());
        assertThat(activities).as("seed %d", seed).hasSameSizeAs(ended.datasets);
        assertThat(activities).as("seed %d", seed).allMatch(a -> a.state().isFinal());
        List<Attempt> attempts = ended.store.runs().attempts(run.uid());
        assertThat(attempts)
            .as("seed %d", seed)
            .extracting(Attempt::state)
            .doesNotContain(AttemptState.RUNNING);
        assertThat(attempts).as("seed %d", seed).hasSize(attemptsOf(activities));
      }
    }
  }

  @Test
  void successIsWhatPublished() {
    for (int seed = FIRST; seed < END; seed++) {
      Simulation ended = new Simulation(seed).run();
      Map<String, Attempt> succeeded = succeeded(ended);
      for (Uid dataset : ended.datasets) {
        Optional<Pointer> pointer = ended.store.tips().pointer(Pointer.Key.published(dataset));
        long publications =
            succeeded.values().stream()
                .filter(attempt -> ended.output(attempt.id().activity()).equals(dataset))
                .count();
        assertThat(pointer.map(Pointer::version).orElse(0L))
            .as("seed %d: each success published once", seed)
            .isEqualTo(publications);
        assertThat(pointer.map(Pointer::location).stream())
            .as("seed %d: what is published is of an attempt that succeeded", seed)
            .allMatch(succeeded::containsKey);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameTrace() {
    for (int seed = FIRST; seed < END; seed += 10) {
      assertThat(new Simulation(seed).run().trace).isEqualTo(new Simulation(seed).run().trace);
    }
  }

  @Test
  void theSeedsSeeEveryWayToEnd() {
    Map<RunState, Long> ends =
        IntStream.range(FIRST, END)
            .mapToObj(seed -> new Simulation(seed).run())
            .flatMap(ended -> ended.runs().stream())
            .collect(Collectors.groupingBy(Run::state, Collectors.counting()));

    assertThat(ends).containsKeys(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED);
  }

  /** Attempts that succeeded with new content, by the name that their pointer has. */
  private static Map<String, Attempt> succeeded(Simulation ended) {
    return ended.runs().stream()
        .flatMap(run -> ended.store.runs().attempts(run.uid()).stream())
        .filter(attempt -> attempt.state() == AttemptState.SUCCEEDED)
        .filter(attempt ->
            ended.states(attempt.id().run()).get(attempt.id().activity())
                == ActivityState.SUCCEEDED)
        .collect(Collectors.toMap(attempt -> attempt.id().fileName(), Function.identity()));
  }

  private static int attemptsOf(List<Activity> activities) {
    return activities.stream().mapToInt(Activity::attempts).sum();
  }

  private static RunState endOf(Run run, Simulation ended) {
    List<Activity> activities = ended.store.runs().activities(run.uid());
    if (activities.stream().anyMatch(a -> a.state() == ActivityState.CANCELLED)) {
      return RunState.CANCELLED;
    }
    return activities.stream()
            .allMatch(a ->
                a.state() == ActivityState.SUCCEEDED
                    || (a.state() == ActivityState.SKIPPED && a.failure().isEmpty()))
        ? RunState.SUCCEEDED
        : RunState.FAILED;
  }
}
