// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static dev.slipway.model.ErrorCode.NOT_OWNER;
import static dev.slipway.model.ErrorCode.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Some builds of one flow on one server after another, from a seed: single-threaded, in simulated
 * time, with faults. The driver, its controller and the store are the real ones.
 */
final class Simulation {
  private static final int MOST_STEPS = 20_000;

  /** Something that happens at a time; first come, first served at the same one. */
  private record Due(Instant at, long number, Runnable happens) {}

  final Random random;
  final SimulatedClock clock = new SimulatedClock();
  final Store store = Stores.inMemory(clock);
  final Set<AttemptId> everStarted = new HashSet<>();
  final List<String> trace = new ArrayList<>();
  final List<Uid> datasets = new ArrayList<>();
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private final FaultyCommits commits;
  private final List<ActivityKey> keys = new ArrayList<>();
  private final Map<ActivityKey, List<ActivityKey>> needs = new HashMap<>();
  private final Uid server;
  private final Uid project;
  private final int parallel;
  private long dueNumber;
  private long epoch;
  private Optional<Driver> driver = Optional.empty();
  private Instant nextTick = Instant.MAX;

  Simulation(long seed) {
    random = new Random(seed);
    server = uid();
    project = uid();
    commits = new FaultyCommits(store, random, random.nextInt(3) * 0.04);
    parallel = random.nextInt(1, 5);
    layOut(random.nextInt(3, 12));
  }

  /** Runs until nothing is due any more. */
  Simulation run() {
    restart();
    for (int builds = random.nextInt(1, 4); builds > 0; builds--) {
      in(random.nextInt(60_000), this::submit);
    }
    for (int kills = random.nextInt(4); kills > 0; kills--) {
      in(random.nextInt(120_000), this::restart);
    }
    in(600_000, commits::stopFaults);
    for (int steps = 0; !agenda.isEmpty(); steps++) {
      assertThat(steps).as("steps of a simulation that should have ended").isLessThan(MOST_STEPS);
      Due due = Objects.requireNonNull(agenda.poll());
      clock.moveTo(due.at());
      due.happens().run();
    }
    return this;
  }

  void say(String what) {
    trace.add(clock.instant() + " " + what);
  }

  Map<ActivityKey, ActivityState> states(Uid run) {
    Map<ActivityKey, ActivityState> states = new HashMap<>();
    store.runs().activities(run).forEach(a -> states.put(a.key(), a.state()));
    return states;
  }

  List<ActivityKey> needs(AttemptId attempt) {
    return needs.getOrDefault(attempt.activity(), List.of());
  }

  Uid output(ActivityKey key) {
    return datasets.get(keys.indexOf(key));
  }

  /** Activity n needs some of lower number. */
  private void layOut(int size) {
    put(project, Ref.ofInstance(Kind.PROJECT, new Name("p")));
    for (int n = 0; n < size; n++) {
      Uid dataset = uid();
      put(dataset, Ref.inProject(Kind.DATASET, new Name("p"), new Name("d" + n)));
      datasets.add(dataset);
      ActivityKey key = ActivityKey.whole(uid());
      List<ActivityKey> from = keys.stream().filter(k -> random.nextInt(3) == 0).toList();
      needs.put(key, from);
      keys.add(key);
    }
  }

  private void put(Uid uid, Ref ref) {
    Resource<Json> resource =
        new Resource<>(
            uid,
            ref,
            1,
            1,
            0,
            Resource.Labels.ownedBy(new Name("owner")),
            Json.EMPTY,
            Json.EMPTY,
            clock.instant(),
            clock.instant());
    store.commit(Batch.of(uid(), Caller.SYSTEM, new Write.PutResource(resource)));
  }

  private void submit() {
    Uid run = uid();
    List<PlannedActivity> planned =
        keys.stream()
            .map(key ->
                new PlannedActivity(
                    key,
                    new Name("r" + keys.indexOf(key)),
                    needs.getOrDefault(key, List.of()),
                    true,
                    "asked for"))
            .toList();
    RunRecord build =
        NewBuild.of(
            new NewBuild.Origin(run, project, Caller.SYSTEM, new Run.Owner(server, epoch)),
            new BuildRequest(List.of(), BuildRequest.Mode.ALL),
            new BuildPlan(planned),
            clock.instant());
    say("submit " + run);
    deliver(new Event.Submitted(build));
    if (random.nextInt(3) == 0) {
      in(random.nextInt(20_000), () -> deliver(new Event.Seen(run, new Observation.CancelAsked())));
    }
  }

  /** The server is killed, if there is one, and started again. */
  private void restart() {
    Optional<Driver> zombie = driver;
    epoch++;
    say("server of epoch " + epoch);
    store.commit(
        Batch.of(uid(), Caller.SYSTEM, new Write.HoldLease(server, epoch, Duration.ofHours(1))));
    driver = Optional.of(newDriver());
    zombie.ifPresent(this::assertPowerless);
    long mine = epoch;
    for (Run run : store.runs().unfinished()) {
      if (mine == epoch) {
        deliver(new Event.Found(RunRecord.load(run, store.runs())));
      }
    }
  }

  private Driver newDriver() {
    long mine = epoch;
    List<SimulatedWork> self = new ArrayList<>();
    SimulatedWork work =
        new SimulatedWork(
            this,
            parallel,
            (takes, ended) ->
                in(
                    (int) takes.toMillis(),
                    () -> {
                      if (mine == epoch && self.getFirst().end(ended.attempt())) {
                        say("end " + ended.attempt().fileName() + " " + ended.outcome().getClass());
                        deliver(new Event.Seen(ended.attempt().run(), ended));
                      }
                    }));
    self.add(work);
    return new Driver(
        new BuildController(Retry.STANDARD),
        new Settling(commits),
        work,
        new Run.Owner(server, mine),
        parallel,
        clock,
        this::uid);
  }

  /** A server that lost its lease can change nothing, whatever it tries. */
  private void assertPowerless(Driver zombie) {
    for (Run run : store.runs().unfinished()) {
      if (zombie.drives(run.uid()) && !run.cancelRequested()) {
        try {
          zombie.handle(new Event.Seen(run.uid(), new Observation.CancelAsked()));
        } catch (SlipwayException e) {
          assertThat(e.code()).as("refused, or lost on the way").isIn(NOT_OWNER, UNAVAILABLE);
        } catch (FaultyCommits.Killed e) {
          say("killed while powerless");
        }
        assertThat(store.runs().find(run.uid())).contains(run);
      }
    }
  }

  private void deliver(Event event) {
    try {
      driver.orElseThrow().handle(event);
    } catch (FaultyCommits.Killed e) {
      restart();
    } catch (SlipwayException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }
    driver.flatMap(Driver::wakeAt).filter(at -> at.isBefore(nextTick)).ifPresent(this::tickAt);
  }

  private void tickAt(Instant at) {
    nextTick = at;
    agenda.add(
        new Due(
            at,
            dueNumber++,
            () -> {
              nextTick = Instant.MAX;
              deliver(new Event.Tick());
            }));
  }

  private void in(int milliseconds, Runnable happens) {
    agenda.add(new Due(clock.instant().plusMillis(milliseconds), dueNumber++, happens));
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }

  List<Activity> activities() {
    return runs().stream().flatMap(run -> store.runs().activities(run.uid()).stream()).toList();
  }

  List<Run> runs() {
    return store.runs().list(Optional.empty(), Page.Request.FIRST).items();
  }

  Duration elapsed() {
    return Duration.between(Instant.parse("2026-11-25T01:00:00Z"), clock.instant());
  }
}
