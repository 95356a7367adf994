// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;

/** Does what decisions ask for. Returns at once; ends of attempts come back as events. */
interface Performer {
  /** Tells people what has just been committed. */
  void tell(RunRecord before, RunRecord after);

  void start(RunRecord record, AttemptId attempt);

  void cancel(AttemptId attempt);

  void discard(RunRecord record, AttemptId attempt);
}
