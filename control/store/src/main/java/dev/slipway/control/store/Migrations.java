// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.control.store.FormNotes.Lowest;
import dev.slipway.control.store.FormNotes.Reason;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings the tables of a database to the form that this Slipway knows, at its start.
 *
 * <p>A newer Slipway first adds to the form, so that the release before can work beside it, and
 * takes away only when its upgrade is finished ({@link Contraction}). What an earlier upgrade has
 * left to take away is taken away here, for whoever needed it is too old to be beside this one.
 */
final class Migrations {
  private final Sessions sessions;
  private final Steps steps;
  private final Release own;

  Migrations(Sessions sessions, String version) {
    this.sessions = sessions;
    this.steps = sessions.steps();
    this.own = new Release(version, steps.newest());
  }

  /**
   * @throws SlipwayException {@code TOO_NEW} if the database demands a form that this Slipway does
   *     not know, {@code IN_USE} if a server is at work that is too old to be beside this one,
   *     {@code CORRUPT} if a step was taken in another form than it is known here
   */
  void expand(Session session) {
    FormNotes notes = new FormNotes(session);
    notes.create();
    requireKnown(notes);
    Instant now = sessions.now(session);
    if (notes.newest() == 0) {
      createAll(session, notes, now);
      return;
    }
    takeAll(session, notes, now, 1, Steps.SERVERS);
    if (notes.oldest() < steps.previous()) {
      new OldestForm(sessions, session, own)
          .raise(Reason.BESIDE, steps.previous(), ErrorCode.IN_USE);
    }
    takeAll(session, notes, now, Steps.SERVERS + 1, own.form());
  }

  private void requireKnown(FormNotes notes) {
    for (Lowest lowest : notes.lowest()) {
      if (lowest.form() > own.form()) {
        throw new SlipwayException(
            ErrorCode.TOO_NEW,
            "%s was %s by Slipway %s (form %d), and this is Slipway %s, which knows forms up to %d. Start %s."
                .formatted(
                    sessions.name(),
                    switch (lowest.reason()) {
                      case FINISHED -> "upgraded for good";
                      case BESIDE -> "taken on from the release before";
                    },
                    lowest.version(),
                    lowest.form(),
                    own.version(),
                    own.form(),
                    switch (lowest.reason()) {
                      case FINISHED -> "Slipway " + lowest.version() + " or a newer one";
                      case BESIDE -> "Slipway " + lowest.version() + " or the release before it";
                    }));
      }
    }
  }

  /** Nothing older ever used a new database, so that it begins with its upgrade finished. */
  private void createAll(Session session, FormNotes notes, Instant now) {
    session.begin();
    for (Migration migration : steps.all()) {
      take(session, notes, migration, now);
    }
    notes.noteLowest(new Lowest(Reason.FINISHED, own.form(), own.version()));
    session.commit();
  }

  private void takeAll(Session session, FormNotes notes, Instant now, int first, int last) {
    for (Migration migration : steps.all()) {
      int number = migration.number();
      if (number < first || number > last || isTaken(notes, migration)) {
        continue;
      }
      if (migration.kind() == Migration.Kind.EXPAND || number <= steps.previous()) {
        session.begin();
        take(session, notes, migration, now);
        session.commit();
      } else {
        notes.notePending(migration, own.version());
      }
    }
  }

  private void take(Session session, FormNotes notes, Migration migration, Instant now) {
    migration.statements().forEach(sql -> session.update(sql, List.of()));
    notes.noteApplied(migration, own.version(), now);
  }

  private boolean isTaken(FormNotes notes, Migration migration) {
    Optional<FormNotes.Applied> applied = notes.applied(migration.number());
    if (applied
        .filter(step ->
            !step.name().equals(migration.name()) || step.checksum() != migration.checksum())
        .isPresent()) {
      throw new SlipwayException(
          ErrorCode.CORRUPT,
          "Step %d (%s) of the tables of %s was applied by Slipway %s in another form than this Slipway has it. Start that version, or restore a backup."
              .formatted(
                  migration.number(), migration.name(), sessions.name(), applied.get().version()));
    }
    return applied.isPresent();
  }
}
