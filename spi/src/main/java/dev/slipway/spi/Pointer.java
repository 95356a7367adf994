// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;

/**
 * Where the current metadata of a managed table is.
 *
 * @param version counts moves from 1
 * @param location URI of the metadata file
 * @param sha256 of that file's bytes, in lower-case hexadecimal
 * @param snapshot Iceberg's id of the current snapshot, -1 where there is none yet
 */
public record Pointer(Key key, long version, String location, String sha256, long snapshot) {
  /**
   * @param scope {@link #PUBLISHED} for what readers see, {@link #REJECTED} for the last output
   *     that a check refused, otherwise the {@code AttemptId.fileName()} of the attempt it is
   *     private to
   */
  public record Key(Uid table, String scope) {
    public static Key published(Uid table) {
      return new Key(table, PUBLISHED);
    }
  }

  public static final String PUBLISHED = "";
  public static final String REJECTED = "rejected";
}
