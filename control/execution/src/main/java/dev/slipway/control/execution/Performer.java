// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import java.util.List;

/** Does what decisions ask for. Returns at once; ends of attempts come back as events. */
interface Performer {
  /** Tells people what has just been committed. */
  void tell(RunRecord before, RunRecord after);

  default void perform(RunRecord record, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Start start -> start(record, start.attempt());
        case Effect.Cancel cancel -> cancel(cancel.attempt());
        case Effect.Discard discard -> discard(record, discard.attempt());
      }
    }
  }

  void start(RunRecord record, AttemptId attempt);

  void cancel(AttemptId attempt);

  void discard(RunRecord record, AttemptId attempt);
}
