// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
import java.util.Set;

/**
 * What a run may start now.
 *
 * @param free how many more attempts
 * @param busy what other runs are making, and so has to wait
 */
record Room(int free, Set<ActivityKey> busy) {
  Room {
    busy = Set.copyOf(busy);
  }
}
