// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.control.store.FormNotes.Lowest;
import dev.slipway.control.store.FormNotes.Reason;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Release;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The end of an upgrade, beside a store that is at work. */
final class Contraction {
  private final Sessions sessions;
  private final Release own;

  Contraction(Sessions sessions, String version) {
    this.sessions = sessions;
    this.own = new Release(version, sessions.steps().newest());
  }

  Forms.State state(Session session) {
    FormNotes notes = new FormNotes(session);
    return new Forms.State(own, notes.newest(), notes.oldest(), notes.pending());
  }

  /** As {@link Forms#raise}. */
  void raise() {
    boolean _ =
        alone(session -> {
          FormNotes notes = new FormNotes(session);
          requireNewest(notes);
          boolean needed =
              notes.lowest().stream()
                  .noneMatch(l -> l.reason() == Reason.FINISHED && l.form() >= own.form());
          if (needed) {
            new OldestForm(sessions, session, own)
                .raise(Reason.FINISHED, own.form(), ErrorCode.CONFLICT);
          }
          return needed;
        });
  }

  private void requireNewest(FormNotes notes) {
    int newest = notes.newest();
    if (newest > own.form()) {
      throw new SlipwayException(
          ErrorCode.TOO_NEW,
          "%s was brought to form %d by a newer Slipway, and this is %s. Finish the upgrade through a server of the newer one."
              .formatted(sessions.name(), newest, own));
    }
  }

  /** As {@link Forms#contract}. */
  List<Forms.Step> contract() {
    return alone(session -> {
      FormNotes notes = new FormNotes(session);
      int oldest =
          notes.lowest().stream()
              .filter(lowest -> lowest.reason() == Reason.FINISHED)
              .mapToInt(Lowest::form)
              .findFirst()
              .orElse(0);
      List<Forms.Step> taken = new ArrayList<>();
      for (Migration step : sessions.steps().all()) {
        if (step.kind() == Migration.Kind.CONTRACT
            && step.number() <= oldest
            && notes.applied(step.number()).isEmpty()) {
          take(session, notes, step);
          taken.add(new Forms.Step(step.number(), step.name()));
        }
      }
      return taken;
    });
  }

  private void take(Session session, FormNotes notes, Migration step) {
    session.begin();
    step.statements().forEach(sql -> session.update(sql, List.of()));
    notes.noteApplied(step, own.version(), sessions.now(session));
    session.commit();
  }

  /** While no server begins, nor finishes an upgrade. */
  private <T> T alone(Function<Session, T> work) {
    try (Session session = new Session(sessions.writer())) {
      sessions.keepForm(session);
      return work.apply(session);
    } catch (SqlFault e) {
      throw sessions.translate(e.fault());
    } catch (SQLException e) {
      throw sessions.translate(e);
    }
  }
}
