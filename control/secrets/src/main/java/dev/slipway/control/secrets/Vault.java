// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.SecretForm;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Secrets in the store, under a key that is elsewhere. */
public final class Vault implements SecretVault {
  private final Store store;
  private final CurrentKeys keys;
  private final References references;
  private final Rotation rotation;

  public Vault(
      Store store,
      Authorizer authorizer,
      KeyPlace place,
      References references,
      InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.keys = new CurrentKeys(place, store.records());
    this.references = references;
    this.rotation = new Rotation(store, authorizer, keys, clock, random);
  }

  @Override
  public long version(Slot slot) {
    return find(slot).map(KeyedRecord::version).orElse(0L);
  }

  @Override
  public Write put(Slot slot, Secret secret, long version) {
    return new Write.PutRecord(Sealed.of(secret, slot.key(), keys.forSealing()).at(slot, version));
  }

  @Override
  public Write forget(Slot slot) {
    return new Write.DropRecord(Sealed.SPACE, slot.key());
  }

  @Override
  public Secret open(Slot slot, SecretForm form) {
    return switch (form) {
      case SecretForm.Kept _ -> kept(slot);
      case SecretForm.Environment(String name) -> references.variable(name);
      case SecretForm.File(String path) -> references.file(path);
      case SecretForm.Given(Secret secret) -> secret;
    };
  }

  private Secret kept(Slot slot) {
    Sealed sealed =
        find(slot)
            .map(Sealed::of)
            .orElseThrow(() ->
                new SlipwayException(
                    ErrorCode.INVALID,
                    "There is no secret for " + slot.field() + " of " + slot.resource() + "."));
    return sealed.open(slot.key(), keys.forOpening(sealed.key()));
  }

  private Optional<KeyedRecord> find(Slot slot) {
    return store.records().find(Sealed.SPACE, slot.key());
  }

  @Override
  public Optional<String> fault(SecretForm form) {
    return references.fault(form);
  }

  @Override
  public Rotated rotate(Caller caller) {
    return rotation.rotate(caller);
  }
}
