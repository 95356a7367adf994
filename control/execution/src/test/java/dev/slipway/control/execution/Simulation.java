// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.control.store.Stores;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.ActivityState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some builds of one flow on one to three servers, from a seed: single-threaded, in simulated time,
 * with faults. Drivers, controllers, tenures and the store are the real ones.
 */
final class Simulation {
  /** Faults come in this time, in milliseconds; then all has to come to its end. */
  private static final int TROUBLE = 60_000;

  private static final Object WORLD = "the world";

  final Random random;
  final SimulatedClock clock = new SimulatedClock();
  final Agenda agenda = new Agenda(clock);
  final Store store = Stores.inMemory(clock);
  final Set<AttemptId> everStarted = new HashSet<>();
  final Set<Uid> accepted = new HashSet<>();
  final List<String> trace = new ArrayList<>();
  final List<Uid> datasets = new ArrayList<>();
  final List<SimulatedServer> servers = new ArrayList<>();
  final int parallel;
  final int perConnection;
  private final List<ActivityKey> keys = new ArrayList<>();
  private final Map<ActivityKey, List<ActivityKey>> needs = new HashMap<>();
  private final Uid project;
  private double faults;
  private int toCome;

  Simulation(long seed) {
    random = new Random(seed);
    project = uid();
    faults = random.nextInt(3) * 0.04;
    parallel = random.nextInt(1, 5);
    perConnection = random.nextInt(1, 4);
    layOut(random.nextInt(3, 12));
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      servers.add(new SimulatedServer(this, "server " + n));
    }
  }

  /** Runs until every build has ended. */
  Simulation run() {
    servers.forEach(server -> in(random.nextInt(2_000), server::start));
    times(random.nextInt(1, 4), this::submit);
    times(random.nextInt(4), () -> anyServer().kill());
    times(random.nextInt(3), () -> anyServer().drain());
    times(random.nextInt(3), () -> anyServer().jump(Duration.ofSeconds(random.nextInt(-40, 40))));
    in(TROUBLE, () -> faults = 0);
    while (toCome > 0 || !store.runs().unfinished().isEmpty()) {
      agenda.step();
    }
    return this;
  }

  private void times(int number, Runnable happens) {
    for (int n = 0; n < number; n++) {
      in(random.nextInt(TROUBLE), happens);
    }
  }

  /** Something that comes from outside. */
  void in(int milliseconds, Runnable happens) {
    toCome++;
    agenda.in(
        Duration.ofMillis(milliseconds),
        WORLD,
        () -> {
          toCome--;
          happens.run();
        });
  }

  void say(String what) {
    trace.add(clock.instant() + " " + what);
  }

  Uid uid() {
    return Uid.next(clock.instant(), random);
  }

  /** Whether a fault of that weight happens now. */
  boolean strikes(double weight) {
    return faults > 0 && random.nextDouble() < faults * weight;
  }

  Map<ActivityKey, ActivityState> states(Uid run) {
    Map<ActivityKey, ActivityState> states = new HashMap<>();
    store.runs().activities(run).forEach(a -> states.put(a.key(), a.state()));
    return states;
  }

  List<ActivityKey> needs(AttemptId attempt) {
    return needs.getOrDefault(attempt.activity(), List.of());
  }

  /** Each activity works on one or two of three connections. */
  List<Uid> connections(ActivityKey key) {
    int number = keys.indexOf(key);
    return Stream.of(number % 3, number % 5 % 3)
        .distinct()
        .sorted()
        .map(n -> Build.uid(700 + n))
        .toList();
  }

  Limits limits() {
    return Limits.of(
        Concurrency.of(parallel),
        List.of(
            new Limits.Named(new Name("each"), Per.CONNECTION, Optional.empty(), perConnection)));
  }

  Uid output(ActivityKey key) {
    return datasets.get(keys.indexOf(key));
  }

  List<Run> runs() {
    return store.runs().list(Optional.empty(), Page.Request.FIRST).items();
  }

  private SimulatedServer anyServer() {
    return servers.get(random.nextInt(servers.size()));
  }

  /** Activity n needs some of lower number. */
  private void layOut(int size) {
    put(project, Ref.ofInstance(Kind.PROJECT, new Name("p")));
    for (int n = 0; n < size; n++) {
      Uid dataset = uid();
      put(dataset, Ref.inProject(Kind.DATASET, new Name("p"), new Name("d" + n)));
      datasets.add(dataset);
      ActivityKey key = ActivityKey.whole(uid());
      needs.put(key, keys.stream().filter(k -> random.nextInt(3) == 0).toList());
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
    anyServer().term().filter(SimulatedServer.Term::isReady).ifPresent(this::submit);
  }

  private void submit(SimulatedServer.Term at) {
    Uid run = uid();
    say("submit " + run);
    List<PlannedActivity> planned = keys.stream().map(this::planned).toList();
    at.submit(
        NewBuild.of(
                new NewBuild.Origin(run, project, Caller.SYSTEM, at.owner()),
                new BuildRequest(List.of(), BuildRequest.Mode.ALL),
                new BuildPlan(planned),
                clock.instant())
            .with(this::connections));
    if (random.nextInt(3) == 0) {
      in(random.nextInt(20_000), () -> cancel(run));
    }
  }

  private PlannedActivity planned(ActivityKey key) {
    Name recipe = new Name("r" + keys.indexOf(key));
    return new PlannedActivity(key, recipe, needs.getOrDefault(key, List.of()), true, "asked for");
  }

  private void cancel(Uid run) {
    store
        .runs()
        .find(run)
        .filter(found -> !found.state().isFinal())
        .ifPresent(found ->
            anyServer()
                .term()
                .filter(SimulatedServer.Term::isReady)
                .ifPresent(term -> term.cancel(found)));
  }
}
