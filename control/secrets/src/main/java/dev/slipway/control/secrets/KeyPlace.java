// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import java.nio.file.Path;
import java.util.Optional;

/** Where the key set is kept, which must not be beside what it opens. */
public interface KeyPlace {
  /**
   * The key set as text; empty if there is none yet.
   *
   * @throws dev.slipway.model.SlipwayException {@code INVALID} if others can read it too
   */
  Optional<String> read();

  /** Puts the first key set, durably; false if there is one by now. */
  boolean create(String keySet);

  /** Replaces the key set, durably: afterwards there is the old one or the new one. */
  void replace(String keySet);

  /** Whether {@link #create} and {@link #replace} work. */
  boolean isWritable();

  /** For sentences: "the file /etc/slipway/key". */
  String where();

  /** A file that only its owner may read; made with its directories when first written. */
  static KeyPlace file(Path file) {
    return new KeyFile(file);
  }

  /** What an environment variable gave at the start; whoever sets it makes and changes it. */
  static KeyPlace credential(String variable, String keySet) {
    return new KeyCredential(variable, keySet);
  }

  /** For as long as the process lives. */
  static KeyPlace inMemory() {
    return new MemoryKey();
  }
}
