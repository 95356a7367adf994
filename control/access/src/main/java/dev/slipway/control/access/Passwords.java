// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The passwords of users, each as its hash beside its user. */
public final class Passwords {
  static final String SPACE = "password";

  private static final int SHORTEST = 10;

  /** In characters; more would only be work. */
  private static final int LONGEST = 256;

  private final Ledger ledger;
  private final Authorizer authorizer;
  private final Sessions sessions;
  private final Hashing hashing;

  Passwords(Ledger ledger, Authorizer authorizer, Sessions sessions, Hashing hashing) {
    this.ledger = ledger;
    this.authorizer = authorizer;
    this.sessions = sessions;
    this.hashing = hashing;
  }

  private record Password(String hash) {}

  /**
   * Gives a user another password, and ends their sessions. Users name their current one, where
   * they have one; administrators need not, but for their own.
   *
   * @throws SlipwayException {@code FORBIDDEN} if the current one is another, {@code INVALID} if
   *     the password is too short or too long
   */
  public void set(Caller caller, Name user, String current, String password) {
    Resource<Json> of = visible(caller, Ref.ofInstance(Kind.USER, user));
    if (!of.uid().equals(caller.user())) {
      authorizer.require(caller, Action.ADMINISTER, target(of));
    } else {
      Ledger.requireWhole(caller, "change a password");
      requireCurrent(of.uid(), current);
    }
    set(caller, of, password);
  }

  /** What is not there and what may not be seen are told in the same words. */
  private Resource<Json> visible(Caller caller, Ref ref) {
    return ledger
        .find(ref)
        .filter(found ->
            found.uid().equals(caller.user())
                || authorizer.allows(caller, Action.READ, target(found)))
        .orElseThrow(() -> Ledger.absent(ref));
  }

  private static Target target(Resource<Json> user) {
    return new Target(Kind.USER, Optional.empty(), Optional.of(user.uid()));
  }

  /** The same by who has the host, whoever the user is. */
  void set(Caller by, Resource<Json> user, String password) {
    requireGood(password);
    long version = find(user.uid()).map(KeyedRecord::version).orElse(0L) + 1;
    KeyedRecord stored =
        new KeyedRecord(
            SPACE,
            user.uid().value(),
            user.uid(),
            Documents.write(new Password(hashing.hash(password))),
            version,
            Optional.empty());
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.PutRecord(stored));
    writes.add(ledger.audit(by, "set-password", user, Json.EMPTY));
    writes.addAll(sessions.ending(user.uid()));
    ledger.commit(by, writes);
  }

  /** Whether that is the user's password; as much work where there is no such user or password. */
  boolean matches(Optional<Uid> user, String password) {
    Optional<String> hash =
        user.flatMap(this::find)
            .map(stored -> Documents.readStored(Password.class, stored.value()).hash());
    boolean fits = password.length() <= LONGEST;
    boolean same = hashing.matches(fits ? password : "", hash.orElseGet(hashing::nobodys));
    return fits && same && hash.isPresent();
  }

  private Optional<KeyedRecord> find(Uid user) {
    return ledger.records().find(SPACE, user.value());
  }

  private void requireCurrent(Uid user, String current) {
    if (find(user).isPresent() && !matches(Optional.of(user), current)) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "The current password is another one. Name it to set a new one, or have an administrator"
              + " set it.");
    }
  }

  private static void requireGood(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "A password has " + SHORTEST + " to " + LONGEST + " characters. Choose another.");
    }
  }
}
