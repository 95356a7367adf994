// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a controller wants.
 *
 * @param next the record once the writes are committed
 * @param writes one batch; nothing of the decision holds before it is committed
 * @param effects to be performed after the commit
 * @param wakeAt when to step again although nothing was observed
 * @param wantsRoom whether something could start if there were room
 */
record Decision(
    RunRecord next,
    List<Write> writes,
    List<Effect> effects,
    Optional<Instant> wakeAt,
    boolean wantsRoom) {
  Decision {
    writes = List.copyOf(writes);
    effects = List.copyOf(effects);
  }
}
