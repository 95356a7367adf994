// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.Run;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of batches about runs, whose first revisions are taken for new without a look. */
class RunGroupsTest {
  private static final int MANY = 6_000;

  @TempDir Path directory;
  private SqliteSessions sessions;
  private Session session;
  private GroupApplication application;

  private final Run run = TestStore.run(TestStore.uid());
  private final Activity activity = TestStore.activity(run);
  private final Attempt attempt = TestStore.attempt(activity);

  @BeforeEach
  void open() throws SQLException {
    TestStore.open(directory).close();
    sessions = SqliteSessions.open(directory, TestStore.CLOCK);
    session = sessions.writing();
    forget();
  }

  /** As a server does that is started again. */
  private void forget() {
    application = new GroupApplication(sessions, TestStore.SETTINGS.pruning());
  }

  @AfterEach
  void close() {
    session.close();
    sessions.close();
  }

  /** Which of the batches were applied. */
  private List<Boolean> group(Batch... batches) {
    session.begin();
    GroupApplication.Outcome outcome =
        application.apply(
            session, Stream.of(batches).map(WrittenBatch::of).toList(), sessions.lock(session));
    session.commit();
    application.committed();
    return outcome.answers().stream()
        .map(answer -> answer instanceof GroupApplication.Answer.Applied)
        .toList();
  }

  private static Batch put(Run some) {
    return TestStore.batch(new Write.PutRun(some));
  }

  private static Batch put(Activity some) {
    return TestStore.batch(new Write.PutActivity(some));
  }

  private static Batch put(Attempt some) {
    return TestStore.batch(new Write.PutAttempt(some));
  }

  private long count(Table<?> table) {
    return new SqlRows(session).count(table);
  }

  @Test
  void noticesARowThatIsTakenForNewAndIsThere() {
    assertThat(group(put(run), put(activity), put(attempt))).containsExactly(true, true, true);
    Run other = TestStore.run(run.project());
    List<List<Batch>> again =
        List.of(List.of(put(run)), List.of(put(activity)), List.of(put(attempt)));

    for (List<Batch> one : again) {
      forget();
      assertThat(group(put(other), one.getFirst(), put(other.cancelled())))
          .as("%s", one)
          .containsExactly(true, false, true);
      other = TestStore.run(run.project());
    }
    assertThat(count(RunTables.RUNS)).isEqualTo(4);
    assertThat(count(RunTables.ACTIVITIES)).isEqualTo(1);
    assertThat(count(RunTables.ATTEMPTS)).isEqualTo(1);
  }

  @Test
  void looksForARowThatARefusedBatchWasToAdd() {
    assertThat(group(put(run))).containsExactly(true);
    forget();
    Batch refused =
        TestStore.batch(
            new Write.PutRun(run),
            new Write.PutActivity(TestStore.activity(TestStore.run(TestStore.uid()))));

    assertThat(group(refused, put(run.cancelled()))).containsExactly(false, true);
    assertThat(new SqlRows(session).find(RunTables.RUNS, run.uid().value()))
        .contains(run.cancelled());
  }

  @Test
  void keepsCountOfWhatIsWrittenAgainAndAgain() {
    assertThat(group(put(run), put(activity), put(attempt), put(run.cancelled())))
        .containsOnly(true);
    Attempt ended = attempt.ended(AttemptState.SUCCEEDED, Optional.empty(), TestStore.NOW);

    assertThat(group(put(attempt), put(ended), put(ended))).containsExactly(false, true, false);
    assertThat(group(put(ended), put(run), put(run.cancelled().cancelled())))
        .containsExactly(false, false, true);
    assertThat(new SqlRows(session).list(Query.of(RunTables.ATTEMPTS))).containsExactly(ended);
  }

  @Test
  void appliesAndRefusesALargeBatchAsAWhole() {
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.PutRun(run));
    for (int i = 0; i < MANY; i++) {
      writes.add(new Write.PutActivity(TestStore.activity(run)));
    }
    Batch good = TestStore.batch(writes.toArray(new Write[0]));
    writes.add(new Write.PutActivity(TestStore.activity(TestStore.run(TestStore.uid()))));
    Batch bad = TestStore.batch(writes.toArray(new Write[0]));
    Run before = TestStore.run(run.project());

    assertThat(group(put(before), bad, put(before.cancelled()))).containsExactly(true, false, true);
    assertThat(count(RunTables.ACTIVITIES)).isZero();
    assertThat(count(LedgerTables.CHANGES)).isEqualTo(2);

    assertThat(group(good, put(run.cancelled()))).containsExactly(true, true);
    assertThat(count(RunTables.ACTIVITIES)).isEqualTo(MANY);
    assertThat(count(LedgerTables.CHANGES)).isEqualTo(MANY + 4);
    assertThat(new SqlRows(session).find(RunTables.RUNS, run.uid().value()))
        .contains(run.cancelled());
  }

  @Test
  void saysThatTheFeedHasEntriesAlreadyWhereItIsToGoOn() throws SQLException {
    group(put(run));
    session.close();
    TestStore.tamper(directory, "update changes set position = 2");
    session = sessions.writing();

    assertThatThrownBy(() -> group(put(run.cancelled())))
        .hasMessageContaining("Table changes has rows already");
  }
}
