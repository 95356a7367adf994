// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityLimit;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.ActivityState;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.InstanceSettings;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits as they are set in the settings of an instance, and what is told of what they hold. */
@Timeout(60)
class HeldTest {
  private static final Name WAREHOUSE = new Name("warehouse");

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void anActivityOnAConnectionThatIsFullSaysWhichLimitHoldsIt() throws InterruptedException {
    try (Studio studio = new Studio().external("a").made("b", "a").made("c", "a")) {
      limit(studio, ActivityLimit.of(Per.CONNECTION, new Name("disk"), 1));
      Run run = oneRunsAndOneWaits(studio);

      assertThat(reason(studio, run))
          .endsWith(
              "; held by the limit 'warehouse': 1 activity runs on a connection that it works on,"
                  + " and no more may");
      assertThat(studio.store.runs().activities(run.uid()))
          .noneMatch(activity -> activity.reason().contains("held"));

      go.countDown();
      Run ended = studio.await(run.uid());
      assertThat(studio.execution.explained(ended, studio.store.runs().activities(run.uid())))
          .isEqualTo(studio.store.runs().activities(run.uid()));
    }
  }

  @Test
  void eachKindOfLimitIsToldByWhatItCounts() throws InterruptedException {
    try (Studio studio = new Studio().external("a").made("b", "a").made("c", "a")) {
      limit(studio, ActivityLimit.each(Per.INSTANCE, 1));
      Run run = oneRunsAndOneWaits(studio);
      assertThat(reason(studio, run)).endsWith("1 activity runs on this server, and no more may");

      limit(studio, ActivityLimit.of(Per.PROJECT, Studio.PROJECT, 1));
      assertThat(reason(studio, run))
          .endsWith("'warehouse': 1 activity runs in this project, and no more may");

      limit(studio, ActivityLimit.each(Per.USER, 1));
      assertThat(reason(studio, run))
          .endsWith("'warehouse': 1 activity runs in the name of this user, and no more may");
      go.countDown();
      studio.await(run.uid());
    }
  }

  @Test
  void aLimitThatIsTakenAwayHoldsNothingAnyMore() throws InterruptedException {
    try (Studio studio = new Studio().external("a").made("b", "a").made("c", "a")) {
      limit(studio, ActivityLimit.each(Per.CONNECTION, 1));
      Run run = oneRunsAndOneWaits(studio);

      studio.put(
          Ref.ofInstance(Kind.SETTINGS, new Name("instance")),
          new InstanceSettings(Map.of(), Map.of()));

      until(
          studio,
          run,
          activities ->
              count(activities, ActivityState.RUNNING) == 2
                  || count(activities, ActivityState.SUCCEEDED) == 1);
      go.countDown();
      studio.await(run.uid());
    }
  }

  @Test
  void whatAServerTakesOverIsCountedByItsConnectionsToo() throws InterruptedException {
    try (Studio studio = new Studio().external("a").made("b", "a").made("c", "a")) {
      limit(studio, ActivityLimit.each(Per.CONNECTION, 1));
      Run run = oneRunsAndOneWaits(studio);
      studio.engine.next("b", FakeEngine.waits(started, go));
      studio.engine.next("c", FakeEngine.waits(started, go));

      studio.restart();

      until(
          studio,
          run,
          activities ->
              run(studio, run).owner().orElseThrow().epoch() == 2
                  && count(activities, ActivityState.RUNNING) == 1);
      assertThat(reason(studio, run)).contains("held by the limit 'warehouse'");
      go.countDown();
      studio.await(run.uid());
    }
  }

  private Run oneRunsAndOneWaits(Studio studio) throws InterruptedException {
    studio.engine.next("b", FakeEngine.waits(started, go));
    studio.engine.next("c", FakeEngine.waits(started, go));
    Run run = studio.submit(BuildRequest.Mode.ALL);
    started.await();
    return run;
  }

  /** Sets the one limit, and waits until it holds. */
  private static void limit(Studio studio, ActivityLimit limit) throws InterruptedException {
    studio.put(
        Ref.ofInstance(Kind.SETTINGS, new Name("instance")),
        new InstanceSettings(Map.of(), Map.of(WAREHOUSE, limit)));
    Limits wanted =
        new LimitSettings(studio.store.resources(), studio.host.policy().concurrency())
            .changed()
            .orElseThrow();
    while (!studio.execution.limits().toString().equals(wanted.toString())) {
      Thread.sleep(Duration.ofMillis(10));
    }
  }

  private static String reason(Studio studio, Run run) {
    List<Activity> activities = studio.store.runs().activities(run.uid());
    return studio.execution.explained(run(studio, run), activities).stream()
        .filter(activity -> activity.state() == ActivityState.READY)
        .findFirst()
        .map(Activity::reason)
        .orElseThrow();
  }

  private static Run run(Studio studio, Run run) {
    return studio.store.runs().find(run.uid()).orElseThrow();
  }

  private static void until(Studio studio, Run run, Predicate<List<Activity>> reached)
      throws InterruptedException {
    while (!reached.test(studio.store.runs().activities(run.uid()))) {
      Thread.sleep(Duration.ofMillis(10));
    }
  }

  private static long count(List<Activity> activities, ActivityState state) {
    return activities.stream().filter(activity -> activity.state() == state).count();
  }
}
