// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;

/**
 * Where in the feed the last change of a spec is, and of what.
 *
 * @param project in which the specs are, or {@link #INSTANCE}
 */
record Mark(Uid project, long position, String ref) {
  /** Stands for all that belongs to no project. */
  static final Uid INSTANCE = new Uid("00000000000000000000000000");
}
