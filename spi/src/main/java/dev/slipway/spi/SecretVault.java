// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.Secret;
import dev.slipway.model.Uid;
import java.util.Optional;

/**
 * Keeps secrets encrypted beside the resource whose they are. What is put opens in its own slot
 * only. Changes are writes for the batch that changes the resource: whether its caller may is
 * decided there, and both are stored or neither.
 */
public interface SecretVault {
  /** For where there are no secrets: it refuses each. */
  SecretVault NONE = new NoVault();

  /**
   * Where a secret belongs.
   *
   * @param field JSON pointer within the resource's spec
   */
  record Slot(Uid resource, String field) {
    public static Slot ofSetting(Uid connection, String setting) {
      return new Slot(connection, "/settings/" + setting.replace("~", "~0").replace("/", "~1"));
    }

    /** One text for both, the uid being of one length. */
    public String key() {
      return resource.value() + field;
    }
  }

  /** The version of the secret in a slot; 0 if there is none. */
  long version(Slot slot);

  /**
   * The write that sets a secret, for a batch in which its resource exists. Refused with {@code
   * CONFLICT} when it is committed unless {@code version} is one more than what is there.
   *
   * @throws dev.slipway.model.SlipwayException {@code KEY_MISSING} if the key is not there that
   *     earlier secrets were encrypted under
   */
  Write put(Slot slot, Secret secret, long version);

  /** The write that removes a secret, if there is one. */
  Write forget(Slot slot);

  /**
   * The secret that a form stands for now. For the parts of the server that use it; no user sees
   * what it returns.
   *
   * @throws dev.slipway.model.SlipwayException {@code KEY_MISSING} with the key's id and where it
   *     was looked for, {@code CORRUPT} if what is stored was changed or belongs to another slot,
   *     {@code INVALID} if the slot is empty, or a variable or file is not there
   */
  Secret open(Slot slot, SecretForm form);

  /** Why a reference cannot be used here at all; also empty for what is no reference. */
  Optional<String> fault(SecretForm form);

  /**
   * Encrypts every secret under a new key and drops the old one. Goes on with what an earlier call
   * did not finish.
   *
   * @throws dev.slipway.model.SlipwayException {@code FORBIDDEN}; {@code CONFLICT} while other
   *     servers work with the old key
   */
  Rotated rotate(Caller caller);

  /**
   * @param key id of the key that everything is now encrypted under
   * @param secrets how many were encrypted anew
   * @param dropped how many keys are not needed any more
   */
  record Rotated(String key, long secrets, int dropped) {}
}
