// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.Map;

/**
 * What a dataset's partition was made of, kept with the snapshot that it made.
 *
 * @param hash SHA-256 over the parts, in lower-case hexadecimal
 * @param parts what went into it by name, so that a change can be told in words: {@code
 *     definition}, {@code engine}, {@code renderer}, and {@code input:<uid>} with the input's
 *     version
 */
public record Fingerprint(
    Uid dataset,
    String partition,
    String hash,
    Map<String, String> parts,
    long snapshot,
    Instant made) {
  public Fingerprint {
    parts = Map.copyOf(parts);
  }
}
