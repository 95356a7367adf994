// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Batch;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Page;
import dev.slipway.spi.SecretVault.Rotated;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * The change of the key, in three steps that each can be the last before a crash: a new key is put
 * beside the old one, every secret is encrypted under it, and the old key is dropped. Which step
 * comes next is seen from the key set and the secrets, so that a second call goes on.
 */
final class Rotation {
  private static final int AT_ONCE = 100;
  private static final int MOST_CONFLICTS = 20;

  private final Store store;
  private final Authorizer authorizer;
  private final CurrentKeys keys;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ReentrantLock alone = new ReentrantLock();

  Rotation(
      Store store,
      Authorizer authorizer,
      CurrentKeys keys,
      InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.authorizer = authorizer;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  Rotated rotate(Caller caller) {
    authorizer.require(
        caller, Action.ADMINISTER, Authorizer.Target.ofKind(Kind.CONNECTION, Optional.empty()));
    requireOnlyServer();
    alone.lock();
    try {
      KeySet two = begun();
      long secrets = encryptAll(caller, two);
      // Whoever began to put a secret before the new key came has mostly ended by now; what still
      // comes after the drop is encrypted anew as well, with the keys that are known here.
      secrets += encryptAll(caller, two);
      KeySet one = keys.isWritable() ? keys.change(KeySet::onlyPrimary) : two;
      secrets += encryptAll(caller, two);
      int dropped = two.ids().size() - 1;
      audit(caller, one.primary());
      return new Rotated(Long.toString(one.primary()), secrets, dropped);
    } finally {
      alone.unlock();
    }
  }

  /** Another server would go on to encrypt under the old key, which is about to be dropped. */
  private void requireOnlyServer() {
    Instant now = store.tips().now();
    long alive = store.tips().leases().stream().filter(l -> l.expires().isAfter(now)).count();
    if (alive > 1) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          "The key cannot be changed while "
              + alive
              + " servers are running. Stop all but one, change it there, and give the others the"
              + " new key before they start.");
    }
  }

  private KeySet begun() {
    KeySet now = keys.forSealing();
    if (now.ids().size() > 1) {
      return now;
    }
    if (!keys.isWritable()) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          "The key comes from "
              + keys.where()
              + ", which the server cannot change. Add a new primary key there, start the server"
              + " anew and call this again; then the old key can be removed.");
    }
    return keys.change(KeySet::withNewPrimary);
  }

  private long encryptAll(Caller caller, KeySet under) {
    long secrets = 0;
    int conflicts = 0;
    String after = "";
    while (true) {
      Page<KeyedRecord> page = store.records().list(Sealed.SPACE, new Page.Request(AT_ONCE, after));
      List<KeyedRecord> old =
          page.items().stream().filter(r -> Sealed.of(r).key() != under.primary()).toList();
      try {
        commit(caller, old, under);
        secrets += old.size();
      } catch (SlipwayException e) {
        if (e.code() != ErrorCode.CONFLICT || ++conflicts == MOST_CONFLICTS) {
          throw e;
        }
        continue;
      }
      if (page.next().isEmpty()) {
        return secrets;
      }
      after = page.next().get();
    }
  }

  private void commit(Caller caller, List<KeyedRecord> old, KeySet under) {
    if (old.isEmpty()) {
      return;
    }
    Write[] writes =
        old.stream().map(r -> new Write.PutRecord(renewed(r, under))).toArray(Write[]::new);
    store.commit(Batch.of(Uid.next(clock.instant(), random), caller, writes));
  }

  private KeyedRecord renewed(KeyedRecord keyed, KeySet under) {
    Sealed sealed = Sealed.of(keyed);
    KeySet knowing = under.ids().contains(sealed.key()) ? under : keys.forOpening(sealed.key());
    Sealed anew = Sealed.of(sealed.open(keyed.key(), knowing), keyed.key(), under);
    return keyed.with(Documents.write(anew));
  }

  private void audit(Caller caller, long primary) {
    record Key(String key) {}
    Json difference = Documents.write(new Key(Long.toString(primary)));
    Uid id = Uid.next(clock.instant(), random);
    Ref ref = Ref.ofInstance(new Kind("key"), new Name("primary"));
    AuditEntry entry = new AuditEntry(clock.instant(), caller, "rotate", id, ref, difference);
    store.commit(Batch.of(Uid.next(clock.instant(), random), caller, new Write.Audit(entry)));
  }
}
