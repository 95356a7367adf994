// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/** What becomes of the rows that a managed dataset has when its recipe makes new ones. */
public sealed interface WriteMode {

  /** The new rows take their place. */
  record Overwrite() implements WriteMode {}

  /** The new rows come beside them. */
  record Append() implements WriteMode {}

  /**
   * A new row takes the place of the one that is equal in all keys, or comes beside them if there
   * is none; nulls are equal to each other.
   */
  record Upsert(List<String> keys) implements WriteMode {
    public Upsert {
      keys = List.copyOf(keys);
    }
  }
}
