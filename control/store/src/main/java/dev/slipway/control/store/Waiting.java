// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what another thread does; an interrupt does not lose the answer, and is kept. */
final class Waiting {
  private Waiting() {}

  static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new SlipwayException(
          ErrorCode.INTERNAL, "The database stopped with a fault of Slipway's own: " + e, e);
    }
  }

  static SlipwayException closed() {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE, "The database is closed: the server is shutting down.");
  }
}
