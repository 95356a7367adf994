// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriverTest {
  private final Recorder performer = new Recorder();
  private final Ledger ledger = new Ledger();
  private final SimulatedClock clock = new SimulatedClock();
  private final Random random = new Random(1);
  private final Driver driver =
      new Driver(
          new BuildController(Retry.STANDARD),
          new Settling(ledger),
          performer,
          Build.OWNER,
          1,
          clock,
          () -> Uid.next(clock.instant(), random));

  @Test
  void performsEffectsOnlyAfterTheirCommit() {
    ledger.refusals.add(new SlipwayException(ErrorCode.OUT_OF_DISK, "Full."));

    assertThatThrownBy(() -> submit("a")).hasMessage("Full.");

    assertThat(performer.started).isEmpty();
    assertThat(driver.wakeAt()).isEmpty();
  }

  @Test
  void settlesALostReplyByLookingTheBatchUp() {
    ledger.lostReplies = 1;

    submit("a");

    assertThat(ledger.batches).hasSize(1);
    assertThat(performer.started).containsExactly(Build.attempt("a", 1));
  }

  @Test
  void sendsTheSameBatchAgainUntilItIsKnownToBeApplied() {
    submit("a");
    ledger.lostRequests = 4;

    end("a", new Outcome.Built(List.of(), new ActivityResult(List.of())));
    assertThat(ledger.batches).hasSize(1);
    clock.moveTo(driver.wakeAt().orElseThrow());
    driver.handle(new Event.Tick());

    assertThat(ledger.batches).hasSize(2);
    assertThat(ledger.seen).hasSize(2);
    assertThat(driver.wakeAt()).isEmpty();
  }

  @Test
  void aPublicationThatIsRefusedIsThrownAwayAndTriedAgain() {
    submit("a");
    ledger.refusals.add(new SlipwayException(ErrorCode.CONFLICT, "Somebody published first."));

    end("a", new Outcome.Built(List.of(), new ActivityResult(List.of())));

    assertThat(performer.discarded).containsExactly(Build.attempt("a", 1));
    clock.moveTo(driver.wakeAt().orElseThrow());
    driver.handle(new Event.Tick());
    assertThat(performer.started).containsExactly(Build.attempt("a", 1), Build.attempt("a", 2));
  }

  @Test
  void stopsWhereAnotherServerHasTakenOver() {
    submit("a");
    ledger.refusals.add(new SlipwayException(ErrorCode.NOT_OWNER, "Epoch 2 began."));

    assertThatThrownBy(() -> end("a", new Outcome.Failed(Build.DIED)))
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.NOT_OWNER);
    assertThat(performer.discarded).isEmpty();
  }

  @Test
  void givesRoomToTheNextRunAsSoonAsThereIsSome() {
    RunRecord first = new Build().runs("a").record();
    driver.handle(new Event.Submitted(first));
    RunRecord second = new Build(7).runs("b").record();
    driver.handle(new Event.Submitted(second));
    assertThat(performer.started).containsExactly(Build.attempt("a", 1));

    end("a", new Outcome.Built(List.of(), new ActivityResult(List.of())));

    assertThat(performer.started).hasSize(2);
    assertThat(performer.started.getLast().run()).isEqualTo(second.uid());
  }

  private void submit(String name) {
    driver.handle(new Event.Submitted(new Build().runs(name).record()));
  }

  private void end(String name, Outcome outcome) {
    AttemptId attempt = Build.attempt(name, 1);
    driver.handle(new Event.Seen(attempt.run(), new Observation.Ended(attempt, outcome)));
  }

  /** Remembers what it was asked to do. */
  private static final class Recorder implements Performer {
    private final List<AttemptId> started = new ArrayList<>();
    private final List<AttemptId> discarded = new ArrayList<>();

    @Override
    public void tell(RunRecord before, RunRecord after) {}

    @Override
    public void start(RunRecord record, AttemptId attempt) {
      started.add(attempt);
    }

    @Override
    public void cancel(AttemptId attempt) {}

    @Override
    public void discard(RunRecord record, AttemptId attempt) {
      discarded.add(attempt);
    }
  }

  /** Commits that are lost or refused when a test says so. */
  private static final class Ledger implements Commits {
    private final List<List<Write>> batches = new ArrayList<>();
    private final Set<Uid> applied = new HashSet<>();
    private final Set<Uid> seen = new HashSet<>();
    private final List<SlipwayException> refusals = new ArrayList<>();
    private int lostRequests;
    private int lostReplies;

    @Override
    public Position commit(Batch batch) {
      seen.add(batch.id());
      if (lostRequests-- > 0) {
        throw new SlipwayException(ErrorCode.UNAVAILABLE, "The request was lost.");
      }
      if (!refusals.isEmpty()) {
        throw refusals.removeFirst();
      }
      if (applied.add(batch.id())) {
        batches.add(batch.writes());
      }
      if (lostReplies-- > 0) {
        throw new SlipwayException(ErrorCode.UNAVAILABLE, "The reply was lost.");
      }
      return Position.START;
    }

    @Override
    public Optional<Position> find(Uid batch) {
      return applied.contains(batch) ? Optional.of(Position.START) : Optional.empty();
    }
  }
}
