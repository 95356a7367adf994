// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;

/** The work of attempts. Both methods block; an interrupt of the thread ends the work. */
public interface Work {
  /**
   * Does the work of an attempt once. Changes nothing that anybody sees: what it made waits for the
   * writes of its outcome.
   *
   * @throws dev.slipway.model.SlipwayException if it failed or was interrupted; nothing is left
   *     behind then
   */
  Outcome run(Run run, AttemptId attempt);

  /** Removes what the attempt may have staged. */
  void discard(Run run, AttemptId attempt);
}
