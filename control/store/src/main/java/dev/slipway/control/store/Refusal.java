// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;

/** The ways in which a batch is refused. */
final class Refusal {
  private Refusal() {}

  static SlipwayException conflict(String message) {
    return new SlipwayException(ErrorCode.CONFLICT, message);
  }

  /** A record that counts its own changes, and was not written from its current state. */
  static SlipwayException outdated(String what, long stored, long given) {
    return conflict(
        stored == 0
            ? what
                + " does not exist, so that it cannot be written as its change number "
                + given
                + "."
            : what
                + " was changed by somebody else: it is at number "
                + stored
                + ", and the refused write is number "
                + given
                + ". Read it again and decide anew.");
  }

  static void requireNext(String what, long stored, long given) {
    if (given != stored + 1) {
      throw outdated(what, stored, given);
    }
  }
}
