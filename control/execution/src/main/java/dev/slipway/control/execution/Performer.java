// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;

/** Does what decisions ask for. Returns at once; ends of attempts come back as events. */
interface Performer {
  /**
   * Tells people what has just been committed.
   *
   * @param before the book as it was before the decision
   */
  void tell(Book before, Decision made);

  default void perform(Decision made) {
    for (Effect effect : made.effects()) {
      switch (effect) {
        case Effect.Start start -> start(made.run(), start.attempt());
        case Effect.Cancel cancel -> cancel(cancel.attempt());
        case Effect.Discard discard -> discard(made.run(), discard.attempt());
      }
    }
  }

  void start(Run run, AttemptId attempt);

  void cancel(AttemptId attempt);

  void discard(Run run, AttemptId attempt);
}
