// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a store knows of runs holds only as long as no other store has written. */
@Timeout(120)
class SharedRunsIT {
  private PostgresAddress address;
  private Store one;
  private Store two;

  @BeforeEach
  void open() throws SQLException {
    address = PostgresServer.shared().create();
    one = PostgresServer.open(address);
    two = PostgresServer.open(address);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private static void refused(ErrorCode code, Store store, Batch batch) {
    assertThatThrownBy(() -> store.commit(batch))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void seesWhatAnotherHasWrittenMeanwhile() {
    Run run = TestStore.run(TestStore.uid());
    Run cancelled = run.cancelled();
    one.commit(TestStore.batch(new Write.PutRun(run)));

    two.commit(TestStore.batch(new Write.PutRun(cancelled)));

    refused(ErrorCode.CONFLICT, one, TestStore.batch(new Write.PutRun(cancelled)));
    one.commit(TestStore.batch(new Write.PutRun(cancelled.cancelled())));
    refused(ErrorCode.CONFLICT, two, TestStore.batch(new Write.PutRun(cancelled.cancelled())));
  }

  /** An attempt alone is not told of in the feed. */
  @Test
  void seesWhatTheFeedDoesNotTell() {
    Run run = TestStore.run(TestStore.uid());
    Activity activity = TestStore.activity(run);
    Attempt attempt = TestStore.attempt(activity);
    Attempt ended = attempt.ended(AttemptState.LOST, Optional.empty(), TestStore.NOW);
    one.commit(
        TestStore.batch(
            new Write.PutRun(run), new Write.PutActivity(activity), new Write.PutAttempt(attempt)));

    two.commit(TestStore.batch(new Write.PutAttempt(ended)));

    refused(ErrorCode.CONFLICT, one, TestStore.batch(new Write.PutAttempt(ended)));
    assertThat(one.runs().attempts(run.uid())).containsExactly(ended);
  }

  /** As a server of an earlier version does, which leaves the head as it is. */
  @Test
  void seesThatItsLeaseIsGone() throws SQLException {
    Uid server = TestStore.uid();
    one.commit(TestStore.batch(new Write.HoldLease(server, 1, Duration.ofMinutes(1))));
    Batch mine =
        new Batch(
            TestStore.uid(),
            Caller.SYSTEM,
            List.of(new Condition.EpochIs(server, 1)),
            List.of(new Write.PutRun(TestStore.run(TestStore.uid()))));

    try (Connection connection = PostgresServer.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("delete from leases");
    }

    refused(ErrorCode.NOT_OWNER, one, mine);
  }
}
