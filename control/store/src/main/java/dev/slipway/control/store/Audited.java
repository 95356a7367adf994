// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry of the audit trail in its chain.
 *
 * @param hash SHA-256 over the hash of the entry before and this entry's own fields
 */
record Audited(long sequence, AuditEntry entry, String hash) {

  static Audited next(Head head, AuditEntry entry) {
    long sequence = head.audited() + 1;
    return new Audited(sequence, entry, hash(head.hash(), sequence, entry));
  }

  boolean follows(String previous) {
    return hash.equals(hash(previous, sequence, entry));
  }

  private static String hash(String previous, long sequence, AuditEntry entry) {
    MessageDigest digest = sha256();
    for (String field :
        List.of(
            previous,
            Long.toString(sequence),
            entry.at().toString(),
            entry.by().user().value(),
            entry.by().name().value(),
            entry.by().origin().name(),
            entry.action(),
            entry.resource().value(),
            entry.ref().toString(),
            entry.difference().text())) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
