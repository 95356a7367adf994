// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.SecretVault.Slot;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret as the store has it, which only its own slot opens.
 *
 * @param base64 as {@link KeySet#seal} made it
 */
record Sealed(String base64) {
  static final String SPACE = "secret";

  static Sealed of(Secret secret, String slot, KeySet keys) {
    return of(keys.seal(secret.reveal().getBytes(UTF_8), slot.getBytes(UTF_8)));
  }

  static Sealed of(byte[] bytes) {
    return new Sealed(Base64.getEncoder().encodeToString(bytes));
  }

  static Sealed of(KeyedRecord keyed) {
    return Documents.readStored(Sealed.class, keyed.value());
  }

  /** The record that holds it as that version of its slot's secret. */
  KeyedRecord at(Slot slot, long version) {
    return new KeyedRecord(
        SPACE, slot.key(), slot.resource(), Documents.write(this), version, Optional.empty());
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  long key() {
    return KeySet.keyOf(bytes());
  }

  /**
   * @throws SlipwayException {@code CORRUPT}
   */
  Secret open(String slot, KeySet keys) {
    try {
      return Secret.of(new String(keys.open(bytes(), slot.getBytes(UTF_8)), UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SlipwayException(
          ErrorCode.CORRUPT,
          "The secret stored as "
              + slot
              + " does not open: it was changed, or belongs to another resource or field. Set it"
              + " anew.");
    }
  }
}
