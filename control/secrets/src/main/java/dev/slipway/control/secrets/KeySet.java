// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;

/**
 * AES-256-GCM keys by id, one of which encrypts. What is encrypted begins with its key's id (Tink's
 * format: a byte 1, the id in four bytes, 12 bytes of nonce, the text, 16 bytes of tag).
 */
final class KeySet {
  private static final Configuration AEAD;

  static {
    try {
      AeadConfig.register();
      AEAD = RegistryConfiguration.get();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final KeysetHandle handle;
  private final Aead aead;

  private KeySet(KeysetHandle handle) throws GeneralSecurityException {
    this.handle = handle;
    this.aead = handle.getPrimitive(AEAD, Aead.class);
  }

  private interface Task<T> {
    T run() throws GeneralSecurityException;
  }

  /** One fresh key. */
  static KeySet generate() {
    return certain(
        () -> new KeySet(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD)));
  }

  /**
   * @param where it was read from, for the sentence
   * @throws SlipwayException {@code INVALID} if the text is none; the text is not in the message
   */
  static KeySet parse(String text, String where) {
    try {
      return new KeySet(
          TinkJsonProtoKeysetFormat.parseKeyset(text, AEAD, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "There is no key set in "
              + where
              + ": it was cut off or changed. Put back a copy of it, from wherever you keep one"
              + " beside your backups.");
    }
  }

  String text() {
    return certain(() ->
        TinkJsonProtoKeysetFormat.serializeKeyset(handle, AEAD, InsecureSecretKeyAccess.get()));
  }

  long primary() {
    return id(handle.getPrimary());
  }

  Set<Long> ids() {
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < handle.size(); i++) {
      ids.add(id(handle.getAt(i)));
    }
    return ids;
  }

  private static long id(KeysetHandle.Entry entry) {
    return Integer.toUnsignedLong(entry.getId());
  }

  /** The same keys and a fresh one, which encrypts from now on. */
  KeySet withNewPrimary() {
    return certain(() ->
        new KeySet(
            KeysetHandle.newBuilder(handle)
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()));
  }

  KeySet onlyPrimary() {
    return certain(() ->
        new KeySet(
            KeysetHandle.newBuilder()
                .addEntry(
                    KeysetHandle.importKey(handle.getPrimary().getKey())
                        .withFixedId(handle.getPrimary().getId())
                        .makePrimary())
                .build()));
  }

  byte[] seal(byte[] plain, byte[] context) {
    return certain(() -> aead.encrypt(plain, context));
  }

  /**
   * @throws GeneralSecurityException if the key is not in the set, or the bytes or the context are
   *     not what was sealed
   */
  byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
    return aead.decrypt(sealed, context);
  }

  /** The id of the key that sealed the bytes; -1 for what is nothing sealed. */
  static long keyOf(byte[] sealed) {
    return sealed.length < 5 || sealed[0] != 1
        ? -1
        : Integer.toUnsignedLong(ByteBuffer.wrap(sealed, 1, 4).getInt());
  }

  /** What fails only if this Java platform lacks AES. */
  private static <T> T certain(Task<T> task) {
    try {
      return task.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work on this Java platform.", e);
    }
  }
}
