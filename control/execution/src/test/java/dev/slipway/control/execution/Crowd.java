// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Priority;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Fail;

/** Builds of several projects and users whose activities end when a test says so. */
final class Crowd {
  private static final int CONNECTIONS = 3;

  private final ScriptedCommits ledger = new ScriptedCommits();
  private final RecordingPerformer performer = new RecordingPerformer();
  private final List<AttemptId> ended = new ArrayList<>();
  private final Map<ActivityKey, Queue> queues = new HashMap<>();
  private final Map<ActivityKey, Uid> runs = new HashMap<>();
  private final int room;
  private final Driver driver;
  private Limits limits;
  private int keys;

  Crowd(int room) {
    this.room = room;
    this.limits = Limits.of(Concurrency.of(room));
    SimulatedClock clock = new SimulatedClock();
    Random uids = new Random(1);
    driver =
        new Driver(
            new BuildController(Retry.STANDARD),
            new Commitment(
                new Settling(ledger, () -> Uid.next(clock.instant(), uids)), Build.OWNER),
            performer,
            Concurrency.of(room),
            clock);
  }

  static Uid uid(Per per, int number) {
    return Build.uid(50 + List.of(Per.values()).indexOf(per) * 10 + number);
  }

  void limit(List<Limits.Named> named) {
    limits = Limits.of(Concurrency.of(room), named);
    driver.handle(new Event.Limited(limits));
  }

  /** The next batch is refused, if there is one, so that each of its steps is tried alone. */
  void refuseNext() {
    ledger.refusals.add(new SlipwayException(ErrorCode.CONFLICT, "Somebody was quicker."));
  }

  Uid submit(int activities, int project, int user, Random random) {
    List<List<Integer>> on =
        IntStream.range(0, activities)
            .mapToObj(n ->
                IntStream.range(0, CONNECTIONS).filter(c -> random.nextBoolean()).boxed().toList())
            .toList();
    Priority priority = List.of(Priority.values()).get(random.nextInt(Priority.values().length));
    return submit(on, project, user, priority);
  }

  Uid submit(int activities, int project, int user, List<Integer> connections) {
    return submit(
        IntStream.range(0, activities).mapToObj(n -> connections).toList(),
        project,
        user,
        Priority.INTERACTIVE);
  }

  Uid backfill(int project, int user, List<Integer> connections) {
    return submit(List.of(connections), project, user, Priority.BACKFILL);
  }

  private Uid submit(List<List<Integer>> on, int project, int user, Priority priority) {
    Uid run = Build.uid(100_000 + keys);
    Caller caller = new Caller(uid(Per.USER, user), new Name("u" + user), Caller.Origin.USER);
    List<PlannedActivity> planned = new ArrayList<>();
    for (List<Integer> connections : on) {
      ActivityKey key = LimitsTest.key(keys++);
      List<Uid> uids = connections.stream().map(c -> uid(Per.CONNECTION, c)).toList();
      queues.put(key, new Queue(priority, uid(Per.PROJECT, project), caller.user(), uids));
      runs.put(key, run);
      planned.add(new PlannedActivity(key, new Name("r" + keys), List.of(), true, "asked for"));
    }
    RunRecord record =
        NewBuild.of(
            new NewBuild.Origin(run, uid(Per.PROJECT, project), caller, Build.OWNER),
            new BuildRequest(List.of(), BuildRequest.Mode.ALL, priority, Map.of()),
            new BuildPlan(planned),
            Build.START);
    try {
      driver.handle(new Event.Submitted(record.with(key -> queue(key).connections())));
    } catch (SlipwayException e) {
      // refused, as a test had it
      planned.forEach(activity -> queues.remove(activity.key()));
    }
    return run;
  }

  /** Says whether there was one. */
  boolean endAny(Random random) {
    List<AttemptId> open = open();
    if (!open.isEmpty()) {
      end(open.get(random.nextInt(open.size())));
    }
    return !open.isEmpty();
  }

  void endOldest() {
    end(open().getFirst());
  }

  private void end(AttemptId attempt) {
    ended.add(attempt);
    Outcome outcome = new Outcome.Built(List.of(), new ActivityResult(List.of()));
    // a run of which nothing can be stored is given up, which is its fault here
    driver.handle(List.of(new Event.Seen(attempt.run(), new Observation.Ended(attempt, outcome))));
  }

  private List<AttemptId> open() {
    return performer.started.stream().filter(attempt -> !ended.contains(attempt)).toList();
  }

  int count() {
    return open().size();
  }

  int runningOf(Uid run) {
    return (int) open().stream().filter(attempt -> attempt.run().equals(run)).count();
  }

  /** Of runs that the driver has not given up, as nothing of them could be stored. */
  List<ActivityKey> waiting() {
    Set<ActivityKey> started =
        performer.started.stream().map(AttemptId::activity).collect(Collectors.toSet());
    return queues.keySet().stream()
        .filter(
            key -> !started.contains(key) && driver.drives(Objects.requireNonNull(runs.get(key))))
        .toList();
  }

  boolean waits(Uid run) {
    return waiting().stream().anyMatch(key -> run.equals(runs.get(key)));
  }

  Slots slots() {
    return driver.slots();
  }

  private Queue queue(ActivityKey key) {
    return Objects.requireNonNull(queues.get(key));
  }

  /** What runs, by all that it might be counted by. */
  Map<Bound, Integer> running() {
    Map<Bound, Integer> running = new HashMap<>();
    for (AttemptId attempt : open()) {
      bounds(queue(attempt.activity())).forEach(bound -> running.merge(bound, 1, Integer::sum));
    }
    return running;
  }

  private static List<Bound> bounds(Queue queue) {
    List<Bound> bounds = new ArrayList<>();
    bounds.add(new Bound(Per.PROJECT, queue.project()));
    bounds.add(new Bound(Per.USER, queue.user()));
    queue.connections().forEach(uid -> bounds.add(new Bound(Per.CONNECTION, uid)));
    return bounds;
  }

  /**
   * @param before what ran before the last event: more than a limit only where it has been lowered
   */
  void assertWithinLimits(int seed, Map<Bound, Integer> before) {
    int all = before.getOrDefault(new Bound(Per.INSTANCE, Build.uid(1)), 0);
    assertThat(count())
        .as("seed %d", seed)
        .isLessThanOrEqualTo(Math.max(room, Math.max(all, limits.instance().most())));
    running()
        .forEach((bound, count) ->
            limits
                .cap(bound)
                .ifPresent(cap ->
                    assertThat(count)
                        .as("seed %d, %s, %s", seed, bound, cap)
                        .isLessThanOrEqualTo(Math.max(cap.most(), before.getOrDefault(bound, 0)))));
  }

  void assertNothingWaitsThatFits(int seed) {
    if (count() >= limits.instance().most()) {
      return;
    }
    Map<Bound, Integer> running = running();
    for (ActivityKey key : waiting()) {
      boolean fits =
          bounds(queue(key)).stream()
              .allMatch(bound ->
                  limits
                      .cap(bound)
                      .filter(cap -> running.getOrDefault(bound, 0) >= cap.most())
                      .isEmpty());
      if (fits && bounds(queue(key)).stream().noneMatch(slots().kept()::contains)) {
        Fail.fail("seed %d: %s waits though it fits: %s", seed, key, queue(key));
      }
    }
  }
}
