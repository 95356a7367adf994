// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a group of batches, each of which may be refused alone, in the transaction that a session
 * is in. First it takes every batch for one that was never applied; if that is wrong, which is
 * rare, it begins again and looks.
 */
final class GroupApplication {
  private final Sessions sessions;
  private final Pruning pruning;
  private final KnownRows known;

  GroupApplication(Sessions sessions, Pruning pruning) {
    this.sessions = sessions;
    this.pruning = pruning;
    this.known = new KnownRows(!sessions.shared());
  }

  /** What its caller is told of a batch. */
  sealed interface Answer {
    record Applied(Position position) implements Answer {}

    record Refused(RuntimeException why) implements Answer {}
  }

  /**
   * @param end of the feed behind the group
   * @param changes of the group
   */
  record Outcome(long end, List<Answer> answers, List<Change> changes) {}

  /** The caller commits, and says so by {@link #committed}, or gives the session up. */
  Outcome apply(Session session, List<WrittenBatch> batches, Sessions.Locked locked) {
    if (!locked.alone()) {
      known.clear();
    }
    try {
      return apply(session, batches, locked.now(), false);
    } catch (GroupRows.NotNew again) {
      known.clear();
      session.rollback();
      session.begin();
      return apply(session, batches, sessions.lock(session).now(), true);
    }
  }

  private Outcome apply(Session session, List<WrittenBatch> batches, Instant now, boolean careful) {
    GroupRows rows = new GroupRows(session, known, careful);
    Head before = rows.find(LedgerTables.HEADS, LedgerTables.HEAD).orElse(Head.EMPTY);
    Head head = before;
    List<Answer> answers = new ArrayList<>(batches.size());
    List<Change> changes = new ArrayList<>();
    for (WrittenBatch batch : batches) {
      try {
        BatchApplication.Outcome outcome = BatchApplication.apply(rows, head, batch, now);
        rows.accept();
        head = outcome.head();
        changes.addAll(outcome.changes());
        answers.add(new Answer.Applied(outcome.position()));
      } catch (SqlFault | GroupRows.NotNew e) {
        throw e;
      } catch (RuntimeException e) {
        rows.refuse();
        answers.add(
            rows.appliedBefore(batch.batch().id())
                .<Answer>map(known -> new Answer.Applied(new Position(known.position())))
                .orElseGet(() -> new Answer.Refused(e)));
      }
    }
    if (sessions.shared() || !head.equals(before)) {
      rows.put(LedgerTables.HEADS, head);
      rows.accept();
    }
    rows.write();
    pruning.prune(new SqlRows(session), head, now);
    return new Outcome(head.position(), answers, changes);
  }

  void committed() {
    known.endGroup();
  }

  /** It is not known what the database holds by now. */
  void failed() {
    known.clear();
  }
}
