// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.util.List;

/**
 * What is decided for one run in one round.
 *
 * @param seen what it was decided on
 */
record Step(Loop loop, Decision decision, List<Observation> seen) {
  Step {
    seen = List.copyOf(seen);
  }
}
