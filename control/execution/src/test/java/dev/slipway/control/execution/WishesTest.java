// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.store.Stores;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WishesTest {
  /** A page of records holds 1,000. */
  private static final int MORE_THAN_TWO_PAGES = 2_010;

  private static final Run.Owner OTHER = new Run.Owner(Build.uid(77), 4);

  private final SimulatedClock clock = new SimulatedClock();
  private final Random random = new Random(2);
  private final Store store = Stores.inMemory(clock);
  private final Wishes wishes = new Wishes(store, new Settling(store, this::uid));

  @BeforeEach
  void makeAProject() {
    put(
        new Write.PutResource(
            new Resource<>(
                Build.uid(3),
                Ref.ofInstance(Kind.PROJECT, new Name("p")),
                1,
                1,
                0,
                Resource.Labels.ownedBy(new Name("owner")),
                Json.EMPTY,
                Json.EMPTY,
                clock.instant(),
                clock.instant())));
  }

  @Test
  void areAllHeardHoweverMany() {
    List<Run> runs = runs(MORE_THAN_TWO_PAGES, Build.OWNER);
    runs.forEach(wishes::add);

    assertThat(wishes.of(Build.OWNER))
        .containsExactlyInAnyOrderElementsOf(runs.stream().<Event>map(WishesTest::asked).toList());
    assertThat(wishes.of(OTHER)).isEmpty();
  }

  @Test
  void areAllForgottenOnceTheyHaveComeTrue() {
    for (Run run : runs(MORE_THAN_TWO_PAGES, Build.OWNER)) {
      wishes.add(run);
      put(new Write.PutRun(run.cancelled()));
    }

    assertThat(wishes.of(Build.OWNER)).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void endWithARunThatEndsOrIsForgotten() {
    Run ends = runs(1, Build.OWNER).getFirst();
    Run forgotten = runs(1, Build.OWNER).getFirst();
    Run goesOn = runs(1, OTHER).getFirst();
    List.of(ends, forgotten, goesOn).forEach(wishes::add);
    put(new Write.PutRun(ends.ended(RunState.SUCCEEDED, Optional.empty(), clock.instant())));
    put(
        new Write.PutRun(forgotten.ended(RunState.FAILED, Optional.empty(), clock.instant())),
        new Write.ForgetRun(forgotten.uid()));

    assertThat(wishes.of(Build.OWNER)).isEmpty();
    assertThat(kept()).containsExactly(goesOn.uid().value());
    assertThat(wishes.of(OTHER)).containsExactly(asked(goesOn));
  }

  @Test
  void outliveEverySuccessionAndNoMore() {
    wishes.add(runs(1, OTHER).getFirst());

    clock.moveTo(clock.instant().plus(Duration.ofHours(23)));
    assertThat(kept()).hasSize(1);
    clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(kept()).isEmpty();
  }

  private static Event asked(Run run) {
    return new Event.Seen(run.uid(), new Observation.CancelAsked());
  }

  private List<String> kept() {
    return Page.all(page -> store.records().list("cancel", page)).stream()
        .map(wish -> wish.key())
        .toList();
  }

  private List<Run> runs(int count, Run.Owner owner) {
    List<Run> made = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Run run =
          new Run(
              uid(),
              NewBuild.TYPE,
              Build.uid(3),
              Caller.SYSTEM,
              Optional.of(owner),
              RunState.RUNNING,
              Json.EMPTY,
              false,
              clock.instant(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              1);
      made.add(run);
      writes.add(new Write.PutRun(run));
    }
    put(writes.toArray(Write[]::new));
    return made;
  }

  private void put(Write... writes) {
    store.commit(Batch.of(uid(), Caller.SYSTEM, writes));
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }
}
