// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import java.time.Duration;
import java.util.List;

/**
 * Every change in commit order. Attempts, leases, fingerprints and private pointers are not in it.
 */
public interface Feed {
  /** The position of the newest change. */
  Position end();

  /**
   * The changes after a position, oldest first, at most {@code most}.
   *
   * @throws dev.slipway.model.SlipwayException {@code GONE} if entries after {@code after} are no
   *     longer kept, or if it lies beyond the end
   */
  List<Change> after(Position after, int most);

  /**
   * Waits until there is a change after the position, or the time is over; says whether there is.
   */
  boolean await(Position after, Duration most) throws InterruptedException;
}
