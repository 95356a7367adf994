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
import dev.slipway.model.Right;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.UserSpec;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How users and service accounts come in: by tokens, sessions and passwords. */
public final class Accounts {
  private final Ledger ledger;
  private final Access access;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Logins logins;
  private final IssuerLogins issuerLogins;

  /**
   * @param random secure: secrets are made from it
   */
  public Accounts(Store store, Access access, InstantSource clock, RandomGenerator random) {
    this(store, access, clock, random, Hashing.standard(random));
  }

  Accounts(
      Store store, Access access, InstantSource clock, RandomGenerator random, Hashing hashing) {
    this.ledger = new Ledger(store, access.directory(), clock, random);
    this.access = access;
    this.tokens = new Tokens(ledger, access);
    this.sessions = new Sessions(ledger);
    this.passwords = new Passwords(ledger, access, sessions, hashing);
    Throttle addresses = Logins.addresses();
    this.logins = new Logins(ledger, passwords, sessions, addresses);
    this.issuerLogins = new IssuerLogins(ledger, sessions, addresses);
  }

  public Tokens tokens() {
    return tokens;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Passwords passwords() {
    return passwords;
  }

  public Logins logins() {
    return logins;
  }

  public IssuerLogins issuerLogins() {
    return issuerLogins;
  }

  /** Gives the built-in owner a record, which tokens and sessions go with, where there is none. */
  public void ensureOwner() {
    if (!isOwnerThere()) {
      try {
        makeOwner();
      } catch (SlipwayException e) {
        // a server that started at the same time was faster
        if (e.code() != ErrorCode.CONFLICT || !isOwnerThere()) {
          throw e;
        }
      }
    }
  }

  private boolean isOwnerThere() {
    return ledger.store().resources().find(Access.owner().user()).isPresent();
  }

  private void makeOwner() {
    Caller owner = Access.owner();
    Instant now = ledger.now();
    Resource<Json> record =
        new Resource<>(
            owner.user(),
            Ref.ofInstance(Kind.USER, owner.name()),
            1,
            1,
            0,
            new Resource.Labels("Owner", "The built-in administrator.", List.of(), owner.name()),
            Json.EMPTY,
            Json.EMPTY,
            now,
            now);
    ledger.commit(Caller.SYSTEM, List.of(new Write.PutResource(record)));
  }

  /**
   * Who somebody is, and what they may do in the whole instance.
   *
   * @param groups keys of the names of those they are in
   */
  public record Identity(Ref ref, Set<String> groups, Set<Right> rights) {}

  /** Who the caller is. */
  public Identity identity(Caller caller) {
    return ledger
        .directory()
        .principal(caller.user())
        .map(found -> new Identity(found.ref(), found.groups(), found.rights()))
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND, "There is no user " + caller.name() + " any more."));
  }

  /**
   * What has not ended of what runs as a user or service account: disabled, they leave it without
   * rights.
   *
   * @throws SlipwayException {@code FORBIDDEN} if the caller does not administer the instance
   */
  public List<Run> work(Caller caller, Kind kind, Name name) {
    access.require(caller, Action.ADMINISTER, Target.ofKind(kind, Optional.empty()));
    Resource<Json> of = ledger.load(Ref.ofInstance(kind, name));
    return ledger.store().runs().unfinished().stream()
        .filter(run -> run.runAs().user().equals(of.uid()))
        .toList();
  }

  /** Enables the built-in owner for whoever has the host, and notes that they did. */
  public void resetOwner() {
    ensureOwner();
    Resource<Json> found = ledger.load(Ref.ofInstance(Kind.USER, Access.owner().name()));
    List<Write> writes = new ArrayList<>();
    UserSpec spec = Documents.readStored(UserSpec.class, found.spec());
    if (spec.disabled()) {
      Json enabled =
          Documents.keepingUnknown(
              UserSpec.class,
              found.spec(),
              Documents.write(new UserSpec(spec.email(), false, spec.subject(), spec.variables())));
      writes.add(
          new Write.PutResource(
              found.next(found.ref(), found.specVersion(), found.labels(), enabled, ledger.now())));
    }
    writes.add(ledger.audit(Caller.SYSTEM, "reset-admin", found, Json.EMPTY));
    ledger.commit(Caller.SYSTEM, writes);
  }

  /** Sets a password for whoever has the host: the way back in. */
  public void resetPassword(Name user, String password) {
    passwords.set(Caller.SYSTEM, ledger.load(Ref.ofInstance(Kind.USER, user)), password);
  }
}
