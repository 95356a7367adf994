// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Pointer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of builds on servers that are killed, hang, lose replies and whose clocks jump. */
class SimulationTest {
  private static final System.Logger LOG = System.getLogger(SimulationTest.class.getName());

  /** Other seeds than the usual ones are for {@code ./slipway soak}. */
  private static final int FIRST = Integer.getInteger("simulation.first", 0);

  private static final int END = FIRST + Integer.getInteger("simulation.seeds", 1_000);

  private final Map<RunState, Integer> ends = new EnumMap<>(RunState.class);
  private int attempts;
  private int lost;
  private int successions;

  @Test
  void nothingIsLostAndNothingActsTwice() {
    for (int seed = FIRST; seed < END; seed++) {
      Simulation ended = simulated(seed);
      assertEveryRunEnded(seed, ended);
      assertNoAttemptIsLeftOpen(seed, ended);
      assertSuccessIsWhatPublished(seed, ended);
      count(ended);
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Seeds {0} to {1}: runs {2}, attempts {3}, of which lost {4}, successions {5}.",
        FIRST,
        END - 1,
        ends,
        attempts,
        lost,
        successions);
    assertThat(ends).containsKeys(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED);
    assertThat(lost).isPositive();
    assertThat(successions).isPositive();
  }

  @Test
  void theSameSeedGivesTheSameTrace() throws NoSuchAlgorithmException {
    for (int seed = FIRST; seed < END; seed += 20) {
      assertThat(hash(simulated(seed))).as("seed %d", seed).isEqualTo(hash(simulated(seed)));
    }
  }

  private static Simulation simulated(int seed) {
    Simulation simulation = new Simulation(seed);
    try {
      return simulation.run();
    } catch (AssertionError | RuntimeException e) {
      List<String> trace = simulation.trace;
      List<String> end = trace.subList(Math.max(0, trace.size() - 40), trace.size());
      throw new AssertionError(
          "seed " + seed + ": " + e.getMessage() + "\n" + String.join("\n", end), e);
    }
  }

  private static String hash(Simulation ended) throws NoSuchAlgorithmException {
    byte[] trace = String.join("\n", ended.trace).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(trace));
  }

  private static void assertEveryRunEnded(int seed, Simulation ended) {
    Set<Uid> stored = ended.runs().stream().map(Run::uid).collect(Collectors.toSet());
    assertThat(stored).as("seed %d: what was accepted", seed).containsAll(ended.accepted);
    for (Run run : ended.runs()) {
      assertThat(run.state()).as("seed %d: %s", seed, run).isEqualTo(endOf(run, ended));
    }
  }

  private static void assertNoAttemptIsLeftOpen(int seed, Simulation ended) {
    Set<AttemptId> known =
        ended.runs().stream()
            .flatMap(run -> ended.store.runs().attempts(run.uid()).stream())
            .map(Attempt::id)
            .collect(Collectors.toSet());
    assertThat(known).as("seed %d: what was started", seed).containsAll(ended.everStarted);
    for (Run run : ended.runs()) {
      List<Activity> activities = ended.store.runs().activities(run.uid());
      assertThat(activities).as("seed %d", seed).hasSameSizeAs(ended.datasets);
      assertThat(activities).as("seed %d", seed).allMatch(a -> a.state().isFinal());
      List<Attempt> attempts = ended.store.runs().attempts(run.uid());
      assertThat(attempts)
          .as("seed %d", seed)
          .extracting(Attempt::state)
          .doesNotContain(AttemptState.RUNNING);
      assertThat(attempts)
          .as("seed %d", seed)
          .hasSize(activities.stream().mapToInt(Activity::attempts).sum());
    }
  }

  private static void assertSuccessIsWhatPublished(int seed, Simulation ended) {
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

  private void count(Simulation ended) {
    for (Run run : ended.runs()) {
      ends.merge(run.state(), 1, Integer::sum);
      List<Attempt> all = ended.store.runs().attempts(run.uid());
      attempts += all.size();
      lost += (int) all.stream().filter(a -> a.state() == AttemptState.LOST).count();
    }
    successions +=
        (int) ended.trace.stream().filter(line -> line.contains("goes on with the build")).count();
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
