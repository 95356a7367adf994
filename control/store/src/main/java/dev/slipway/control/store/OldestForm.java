// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.control.store.FormNotes.Lowest;
import dev.slipway.control.store.FormNotes.Reason;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Release;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Raises the oldest form that a server of the database must know. */
final class OldestForm {
  private final Sessions sessions;
  private final Session session;
  private final Release own;

  OldestForm(Sessions sessions, Session session, Release own) {
    this.sessions = sessions;
    this.session = session;
    this.own = own;
  }

  /**
   * In one transaction that lets nobody commit meanwhile, and so take a lease.
   *
   * @throws SlipwayException of that code if a server holds a lease that knows only an older form
   */
  void raise(Reason reason, int form, ErrorCode refusal) {
    session.begin();
    Instant now = sessions.lockBeside(session);
    if (sessions.shared()) {
      requireNoneOlder(Servers.live(new SqlRows(session), now), form, refusal);
    }
    new FormNotes(session).noteLowest(new Lowest(reason, form, own.version()));
    sessions.fence(session, form);
    session.commit();
  }

  private void requireNoneOlder(List<Forms.Server> live, int form, ErrorCode refusal) {
    String older =
        live.stream()
            .filter(server -> server.form() < form)
            .map(Forms.Server::toString)
            .collect(Collectors.joining(", "));
    if (!older.isEmpty()) {
      throw new SlipwayException(
          refusal,
          "%s cannot be kept from servers that know less than form %d, as %s demands: at work is %s. Stop it first; what it builds is taken up again by others."
              .formatted(sessions.name(), form, own, older));
    }
  }
}
