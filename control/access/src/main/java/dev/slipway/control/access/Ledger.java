// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Records;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What tokens, sessions and passwords are kept with: store, clock and randomness. */
record Ledger(Store store, Directory directory, InstantSource clock, RandomGenerator random) {

  Records records() {
    return store.records();
  }

  Instant now() {
    return clock.instant();
  }

  Uid uid() {
    return Uid.next(clock.instant(), random);
  }

  void commit(Caller by, List<Write> writes) {
    if (!writes.isEmpty()) {
      store.commit(new Batch(uid(), by, List.of(), writes));
    }
  }

  /**
   * Writes when something was last used. Whoever was faster noted the same; and nobody is shut out
   * because a disk is full.
   */
  void noteUse(KeyedRecord used) {
    try {
      commit(Caller.SYSTEM, List.of(new Write.PutRecord(used)));
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.CONFLICT
          && e.code() != ErrorCode.OUT_OF_DISK
          && e.code() != ErrorCode.UNAVAILABLE) {
        throw e;
      }
    }
  }

  /**
   * @param what in words: {@code change a password}
   * @throws SlipwayException {@code FORBIDDEN} if the caller is not there with all rights of their
   *     own
   */
  static void requireWhole(Caller caller, String what) {
    if (caller.origin() != Caller.Origin.USER || caller.scope().isPresent()) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          caller.name()
              + " came in with a part of their rights, which is not enough to "
              + what
              + ". Log in, or use a token of the scope all.");
    }
  }

  /** That something happened to a user or service account that its spec does not tell. */
  Write audit(Caller by, String action, Resource<?> of, Json difference) {
    return new Write.Audit(AuditEntry.of(now(), by, action, of, difference));
  }

  /**
   * How somebody wanted in.
   *
   * @param by password, or the issuer of an identity provider
   * @param from address, as the server sees it
   * @param refused why they were not let in; "" if they were
   */
  record Login(String by, String from, String refused) {}

  /** That a user has come in, or was not let in. */
  Write login(Caller user, String action, Login how) {
    Ref ref = Ref.ofInstance(Kind.USER, user.name());
    return new Write.Audit(
        new AuditEntry(now(), user, action, user.user(), ref, Documents.write(how)));
  }

  /** A user or service account, disabled or not. */
  Optional<Resource<Json>> find(Ref ref) {
    return store.resources().find(ref);
  }

  Resource<Json> load(Ref ref) {
    return find(ref).orElseThrow(() -> absent(ref));
  }

  static SlipwayException absent(Ref ref) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND, "There is no " + ref.kind() + " '" + ref.name() + "'.");
  }

  /** The caller that somebody is, unless they are gone or disabled. */
  Optional<Caller> caller(Uid user, Optional<Caller.Scope> scope) {
    return directory
        .principal(user)
        .map(found -> new Caller(user, found.ref().name(), Caller.Origin.USER, scope));
  }
}
