// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Uid;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who has logged in by a browser, and until when. */
public final class Sessions {
  static final String SPACE = "session";

  /** After the last request. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** After the login, whatever was requested. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration USE_NOTED = Duration.ofMinutes(1);
  private static final int MOST_EACH = 20;

  private final Ledger ledger;

  Sessions(Ledger ledger) {
    this.ledger = ledger;
  }

  private record Session(Instant began, Instant lastSeen) {
    Instant end() {
      Instant idle = lastSeen.plus(IDLE);
      Instant whole = began.plus(LONGEST);
      return idle.isBefore(whole) ? idle : whole;
    }
  }

  /**
   * Begins a session; the oldest one of a user gives way where there are many.
   *
   * @param login what is written together with it
   */
  String begin(Caller user, List<Write> login) {
    Instant now = ledger.now();
    String secret = RandomSecret.make("", ledger.random());
    Session session = new Session(now, now);
    List<KeyedRecord> before = new ArrayList<>(ledger.records().ownedBy(SPACE, user.user()));
    before.sort(Comparator.comparing(stored -> session(stored).lastSeen()));
    List<Write> writes = new ArrayList<>(login);
    before.stream()
        .limit(Math.max(0, before.size() + 1 - MOST_EACH))
        .forEach(old -> writes.add(new Write.DropRecord(SPACE, old.key())));
    writes.add(
        new Write.PutRecord(
            new KeyedRecord(
                SPACE,
                RandomSecret.key(secret),
                user.user(),
                Documents.write(session),
                1,
                Optional.of(session.end()))));
    ledger.commit(user, writes);
    return secret;
  }

  /** Whose session that is, if it has not ended. */
  public Optional<Caller> caller(String secret) {
    Optional<KeyedRecord> found = ledger.records().find(SPACE, RandomSecret.key(secret));
    Optional<Caller> caller =
        found.flatMap(stored -> ledger.caller(stored.owner(), Optional.empty()));
    if (caller.isPresent()) {
      noteUse(found.get());
    }
    return caller;
  }

  /** Ends a session; no fault if there is none. */
  public void end(String secret) {
    ledger.commit(Caller.SYSTEM, List.of(new Write.DropRecord(SPACE, RandomSecret.key(secret))));
  }

  /** What ends all sessions of a user. */
  List<Write> ending(Uid user) {
    return ledger.records().ownedBy(SPACE, user).stream()
        .<Write>map(stored -> new Write.DropRecord(SPACE, stored.key()))
        .toList();
  }

  private void noteUse(KeyedRecord stored) {
    Session session = session(stored);
    Instant now = ledger.now();
    if (session.lastSeen().plus(USE_NOTED).isAfter(now)) {
      return;
    }
    Session seen = new Session(session.began(), now);
    KeyedRecord next =
        new KeyedRecord(
            SPACE,
            stored.key(),
            stored.owner(),
            Documents.write(seen),
            stored.version() + 1,
            Optional.of(seen.end()));
    ledger.noteUse(next);
  }

  private static Session session(KeyedRecord stored) {
    return Documents.readStored(Session.class, stored.value());
  }
}
