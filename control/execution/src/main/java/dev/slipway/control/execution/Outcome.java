// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.Failure;
import dev.slipway.spi.Write;
import java.util.List;

/** How an attempt ended. */
public sealed interface Outcome {
  /**
   * New content is staged.
   *
   * @param writes what publishes it, to be committed together with the activity's success
   */
  record Built(List<Write> writes, ActivityResult result) implements Outcome {
    public Built {
      writes = List.copyOf(writes);
    }
  }

  /** Nothing had to be done; the reason is a sentence without its full stop. */
  record Unchanged(String reason) implements Outcome {}

  /**
   * A check refused the staged content.
   *
   * @param writes what makes it readable as the rejected one
   */
  record Rejected(List<Write> writes, ActivityResult result, Failure failure) implements Outcome {
    public Rejected {
      writes = List.copyOf(writes);
    }
  }

  record Failed(Failure failure) implements Outcome {}

  /** It ended because it was told to. */
  record Cancelled() implements Outcome {}
}
