// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.control.store.Stores;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Batch;
import dev.slipway.spi.SecretForm;
import dev.slipway.spi.SecretVault.Slot;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** A store with one connection, and vaults over it. */
final class Fixture {
  static final Caller ANN =
      new Caller(new Uid("01jd00000000000000000000an"), new Name("ann"), Caller.Origin.USER);
  static final Caller BOB =
      new Caller(new Uid("01jd000000000000000000000b"), new Name("bob"), Caller.Origin.USER);
  static final SecretForm KEPT = SecretForm.Kept.of(1);

  final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
  final Random random;
  final Store store;
  final Uid connection;

  Fixture() {
    this.random = new Random(7);
    this.store = Stores.inMemory(clock);
    this.connection = connection("lake");
  }

  /** Over a store that is there, in which nothing is put. */
  Fixture(Store store, Uid connection, Random random) {
    this.random = random;
    this.store = store;
    this.connection = connection;
  }

  Vault vault(KeyPlace place) {
    return vault(store, place, References.none());
  }

  Vault vault(Store over, KeyPlace place, References references) {
    return new Vault(over, new OnlyAnn(), place, references, clock, random);
  }

  Uid connection(String name) {
    Uid uid = uid();
    connection(uid, name);
    return uid;
  }

  void connection(Uid uid, String name) {
    Ref ref = Ref.ofInstance(Kind.CONNECTION, new Name(name));
    Resource.Labels labels = Resource.Labels.ownedBy(ANN.name());
    Instant now = clock.instant();
    commit(
        new Write.PutResource(
            new Resource<>(uid, ref, 1, 1, 0, labels, Json.EMPTY, Json.EMPTY, now, now)));
  }

  Slot slot(String setting) {
    return new Slot(connection, "/settings/" + setting);
  }

  void put(Vault vault, Slot slot, String text) {
    commit(vault.put(slot, Secret.of(text), vault.version(slot) + 1));
  }

  void commit(Write... writes) {
    store.commit(Batch.of(uid(), ANN, writes));
  }

  Uid uid() {
    return Uid.next(clock.instant(), random);
  }

  private static final class OnlyAnn implements Authorizer {
    @Override
    public boolean allows(Caller caller, Action action, Target target) {
      return caller.equals(ANN);
    }

    @Override
    public void require(Caller caller, Action action, Target target) {
      if (!allows(caller, action, target)) {
        throw new SlipwayException(ErrorCode.FORBIDDEN, caller.name() + " may not.");
      }
    }
  }
}
