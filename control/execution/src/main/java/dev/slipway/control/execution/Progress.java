// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.Uid;
import java.util.function.Consumer;

/** How far running activities are, as it happens; not stored. */
public interface Progress {
  /**
   * Hears from now on about the run's activities, on the thread that reports, so it must be quick.
   */
  Subscription subscribe(Uid run, Consumer<Update> heard);

  /**
   * @param fraction of the work done, 0 to 1, or -1 where not known
   */
  record Update(ActivityKey activity, int attempt, double fraction) {}

  /** To be closed by whoever subscribed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
