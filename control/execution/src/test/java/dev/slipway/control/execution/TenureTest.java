// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.store.Stores;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenureTest {
  private static final Tenure.Pace PACE = Tenure.Pace.STANDARD;

  private final SimulatedClock clock = new SimulatedClock();
  private final Store store = Stores.inMemory(clock);
  private final Random random = new Random(1);
  private final Settling commits = new Settling(store, this::uid);
  private final Uid project = uid();
  private final Tenure mine = Tenure.among(store, commits, uid(), PACE);
  private final Tenure other = Tenure.among(store, commits, uid(), PACE);

  @BeforeEach
  void makeAProject() {
    put(
        new Write.PutResource(
            new Resource<>(
                project,
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
  void aServerThatDiedIsSucceededWithinFiveSeconds() {
    Run run = runOf(other.owner());
    Duration passed = Duration.ZERO;
    List<Event> found = List.of();
    for (int looks = 0; looks < 9 && found.isEmpty(); looks++) {
      passed = passed.plus(PACE.period());
      clock.moveTo(clock.instant().plus(PACE.period()));
      found = mine.look();
    }

    assertThat(found).extracting(TenureTest::run).containsExactly(run.uid());
    assertThat(passed).isBetween(PACE.time(), Duration.ofSeconds(5));
    assertThat(store.tips().leases())
        .extracting(Lease::server)
        .containsExactly(mine.owner().server());
    assertThatThrownBy(other::look)
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.NOT_OWNER);
  }

  @Test
  void aServerThatLooksKeepsItsRuns() {
    Run kept = runOf(other.owner());
    for (int looks = 0; looks < 100; looks++) {
      clock.moveTo(clock.instant().plus(PACE.period()));
      assertThat(other.look()).isEmpty();
      assertThat(mine.look()).isEmpty();
    }
    assertThat(store.runs().unfinished()).containsExactly(kept);
  }

  @Test
  void aServerThatGivesUpIsSucceededAtTheNextLook() {
    Run run = runOf(other.owner());
    other.giveUp();

    assertThat(mine.look()).extracting(TenureTest::run).containsExactly(run.uid());
  }

  @Test
  void aRunWhoseSuccessorDiedBeforeItClaimedIsFoundAllTheSame() {
    Run run = runOf(other.owner());
    put(new Write.DropLease(other.owner().server(), other.owner().epoch()));

    List<Event> found = List.of();
    for (int looks = 0; looks < 40 && found.isEmpty(); looks++) {
      found = mine.look();
    }

    assertThat(found).extracting(TenureTest::run).containsExactly(run.uid());
  }

  @Test
  void aWishIsHeardByWhoeverDrivesTheRunUntilItIsNoted() {
    Run run = runOf(other.owner());
    Wishes wishes = new Wishes(store, commits);
    wishes.add(run);
    wishes.add(run);

    assertThat(mine.look()).isEmpty();
    assertThat(other.look())
        .containsExactly(new Event.Seen(run.uid(), new Observation.CancelAsked()));
    put(new Write.PutRun(run.cancelled()));

    assertThat(other.look()).isEmpty();
    assertThat(store.records().list("cancel", Page.Request.FIRST).items()).isEmpty();
  }

  @Test
  void aServerThatIsAloneGoesOnWithWhatItsEarlierStartsLeft() {
    Uid server = uid();
    Run.Owner first = Tenure.alone(store, commits, server).owner();
    Run run = runOf(first);

    Tenure second = Tenure.alone(store, commits, server);

    assertThat(second.owner()).isEqualTo(new Run.Owner(server, first.epoch() + 1));
    assertThat(second.begin()).extracting(TenureTest::run).containsExactly(run.uid());
  }

  private static Uid run(Event event) {
    return Stream.of(event)
        .filter(Event.Found.class::isInstance)
        .map(found -> ((Event.Found) found).record().uid())
        .findFirst()
        .orElseThrow();
  }

  private Run runOf(Run.Owner owner) {
    Run run =
        new Run(
            uid(),
            NewBuild.TYPE,
            project,
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
    put(new Write.PutRun(run));
    return run;
  }

  private void put(Write write) {
    store.commit(Batch.of(uid(), Caller.SYSTEM, write));
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }
}
