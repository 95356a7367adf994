// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriverTest {
  private final RecordingPerformer performer = new RecordingPerformer();
  private final ScriptedCommits ledger = new ScriptedCommits();
  private final SimulatedClock clock = new SimulatedClock();
  private final Random random = new Random(1);
  private final Driver driver =
      new Driver(
          new BuildController(Retry.STANDARD),
          new Commitment(
              new Settling(ledger, () -> Uid.next(clock.instant(), random)), Build.OWNER),
          performer,
          Concurrency.of(1),
          clock);

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
}
