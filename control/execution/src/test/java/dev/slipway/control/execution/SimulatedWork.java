// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** Attempts that take some time and end in some way, on one simulated server. */
final class SimulatedWork implements Performer {
  private final Simulation simulation;
  private final Store store;
  private final RandomGenerator random;
  private final Run.Owner server;
  private final Set<AttemptId> live = new LinkedHashSet<>();
  private final Set<AttemptId> cancelled = new HashSet<>();
  private final BiConsumer<Duration, Observation.Ended> ends;

  SimulatedWork(
      Simulation simulation, Run.Owner server, BiConsumer<Duration, Observation.Ended> ends) {
    this.simulation = simulation;
    this.store = simulation.store;
    this.random = simulation.random;
    this.server = server;
    this.ends = ends;
  }

  @Override
  public void tell(Book before, Decision made) {
    Story.of(before, made).forEach(simulation::say);
  }

  @Override
  public void start(Run run, AttemptId attempt) {
    simulation.say("start " + attempt.fileName());
    assertThat(simulation.everStarted.add(attempt)).as("%s starts once", attempt).isTrue();
    assertThat(live).extracting(AttemptId::activity).doesNotContain(attempt.activity());
    live.add(attempt);
    assertThat(live).hasSizeLessThanOrEqualTo(simulation.parallel);
    for (Uid connection : simulation.connections(attempt.activity())) {
      assertThat(live)
          .as("within the limit of connection %s", connection)
          .filteredOn(other -> simulation.connections(other.activity()).contains(connection))
          .hasSizeLessThanOrEqualTo(simulation.perConnection);
    }
    if (holdsItsLease()) {
      assertStored(attempt);
    }
    Duration takes = Duration.ofMillis(random.nextInt(1, random.nextInt(4) == 0 ? 60_000 : 2_000));
    ends.accept(takes, new Observation.Ended(attempt, outcome(attempt)));
  }

  /** A server that has not yet learned of its succession may begin what it cannot publish. */
  private boolean holdsItsLease() {
    return store
        .tips()
        .lease(server.server())
        .filter(lease -> lease.epoch() == server.epoch())
        .isPresent();
  }

  private void assertStored(AttemptId attempt) {
    assertThat(store.runs().attempts(attempt.run()))
        .filteredOn(stored -> stored.id().equals(attempt))
        .singleElement()
        .satisfies(stored -> assertThat(stored.state()).isEqualTo(AttemptState.RUNNING));
    Map<ActivityKey, ActivityState> states = simulation.states(attempt.run());
    assertThat(states.get(attempt.activity())).isEqualTo(ActivityState.RUNNING);
    for (ActivityKey need : simulation.needs(attempt)) {
      assertThat(Objects.requireNonNull(states.get(need)))
          .isIn(ActivityState.SUCCEEDED, ActivityState.SKIPPED);
    }
  }

  @Override
  public void cancel(AttemptId attempt) {
    simulation.say("cancel " + attempt.fileName());
    if (live.contains(attempt) && cancelled.add(attempt) && random.nextInt(4) > 0) {
      ends.accept(Duration.ofMillis(5), new Observation.Ended(attempt, new Outcome.Cancelled()));
    }
  }

  @Override
  public void discard(Run run, AttemptId attempt) {
    simulation.say("discard " + attempt.fileName());
  }

  /** Whether the attempt was going on until now. */
  boolean end(AttemptId attempt) {
    return live.remove(attempt);
  }

  private Outcome outcome(AttemptId attempt) {
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> failed(ErrorCode.WORKER_DIED);
      case 3 -> failed(ErrorCode.BAD_DATA);
      case 4 -> new Outcome.Unchanged("nothing had changed after all");
      case 5 ->
          new Outcome.Rejected(
              List.of(), new ActivityResult(List.of()), failure(ErrorCode.CHECK_FAILED));
      default -> built(attempt);
    };
  }

  private static Outcome failed(ErrorCode code) {
    return new Outcome.Failed(failure(code));
  }

  private static Failure failure(ErrorCode code) {
    return new Failure(code, "The simulation wanted it so.");
  }

  /** Publishes a pointer that names the attempt. */
  private Outcome built(AttemptId attempt) {
    Uid dataset = simulation.output(attempt.activity());
    long version =
        store.tips().pointer(Pointer.Key.published(dataset)).map(Pointer::version).orElse(0L) + 1;
    Pointer pointer =
        new Pointer(
            Pointer.Key.published(dataset), version, attempt.fileName(), "0".repeat(64), version);
    return new Outcome.Built(List.of(new Write.PutPointer(pointer)), new ActivityResult(List.of()));
  }
}
