// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Activity;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Logs;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPruningTest {
  private static final Duration AGE = Duration.ofDays(2);

  private final SimulatedClock clock = new SimulatedClock();
  private final Random random = new Random(1);
  private final Store store = Stores.inMemory(clock);
  private final MemoryLogs logs = new MemoryLogs();

  @Test
  void forgetsRunsThatEndedLongAgoWithTheirLogs() {
    Run old = ended();
    Run open = begun();
    pass(AGE.plusSeconds(1));
    Run recent = ended();

    assertThat(pruning(100).step(clock.instant())).isFalse();

    assertThat(store.runs().find(old.uid())).isEmpty();
    assertThat(logs.texts()).noneMatch(name -> name.contains(old.uid().value()));
    assertThat(store.runs().find(recent.uid())).isPresent();
    assertThat(logs.texts()).filteredOn(name -> name.contains(recent.uid().value())).hasSize(2);
    assertThat(store.runs().unfinished()).extracting(Run::uid).containsExactly(open.uid());
  }

  @Test
  void forgetsTheOldestOfTooManyAFewAtATime() {
    List<Uid> all = new ArrayList<>();
    IntStream.range(0, 50).forEach(n -> all.add(ended().uid()));

    RunPruning pruning = pruning(7);
    assertThat(pruning.step(clock.instant())).isTrue();
    assertThat(store.runs().count()).isEqualTo(50 - RunPruning.MOST);
    assertThat(pruning.step(clock.instant())).isTrue();
    assertThat(pruning.step(clock.instant())).isFalse();

    assertThat(store.runs().oldestEnded(100))
        .extracting(Run::uid)
        .containsExactlyElementsOf(all.subList(43, 50));
    assertThat(pruning.step(clock.instant())).isFalse();
    assertThat(store.runs().count()).isEqualTo(7);
  }

  @Test
  void leavesARunThatHasNotEndedHoweverManyThereAre() {
    IntStream.range(0, 9).forEach(n -> begun());

    pruning(3).step(clock.instant());

    assertThat(store.runs().unfinished()).hasSize(9);
  }

  private RunPruning pruning(int runs) {
    return new RunPruning(store, logs, new Settling(store, this::uid), new Retention(AGE, runs, 1));
  }

  private Run begun() {
    pass(Duration.ofSeconds(1));
    PlannedActivity planned =
        new PlannedActivity(Build.key("a"), new Name("a"), List.of(), true, "asked for");
    RunRecord record =
        NewBuild.of(
            new NewBuild.Origin(uid(), Build.uid(3), Caller.SYSTEM, Build.OWNER),
            new BuildRequest(List.of(), BuildRequest.Mode.ALL),
            new BuildPlan(List.of(planned)),
            clock.instant());
    Run run = Runs.revised(record.run(), 1);
    Activity activity = Activities.revised(record.activities().getFirst(), 1);
    put(new Write.PutRun(run), new Write.PutActivity(activity));
    for (String name : List.of(RunLogs.name(run.uid()), RunLogs.name(run.uid(), activity.key()))) {
      try (Logs.Writer log = logs.open(name)) {
        log.line("a line");
      }
    }
    return run;
  }

  private Run ended() {
    Run run = begun().ended(RunState.SUCCEEDED, Optional.empty(), clock.instant());
    put(new Write.PutRun(run));
    return run;
  }

  private void put(Write... writes) {
    store.commit(Batch.of(uid(), Caller.SYSTEM, writes));
  }

  private void pass(Duration time) {
    clock.moveTo(clock.instant().plus(time));
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }
}
