// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;
import java.util.Optional;

/**
 * The one way to change what is stored.
 *
 * <p>A batch is all or nothing, and durable when {@code commit} returns. It is idempotent by its
 * id: the same batch sent again answers with the position of the first time and changes nothing.
 * Batches of several callers may share one transaction of the database; a refused one then fails
 * alone and its neighbours succeed. After a lost reply (an exception of code {@code UNAVAILABLE},
 * or an interrupt) {@link #find} settles whether the batch was applied.
 */
public interface Commits {
  /**
   * Applies the batch and returns the position of its last change in the feed, or of the feed's end
   * if it made none.
   *
   * @throws dev.slipway.model.SlipwayException {@code CONFLICT} if a precondition does not hold
   *     (the message says what changed), {@code NOT_OWNER} if an epoch has passed, {@code
   *     OUT_OF_DISK} or {@code UNAVAILABLE} if the store could not write; nothing is applied then
   */
  Position commit(Batch batch);

  /** The position at which the batch of that id was applied; empty if it never was. */
  Optional<Position> find(Uid batch);
}
