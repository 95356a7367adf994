// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import java.util.EnumSet;
import java.util.Set;

/** Lets everybody do what a test has not closed. */
final class Door implements Authorizer {
  final Set<Action> closed = EnumSet.noneOf(Action.class);

  @Override
  public boolean allows(Caller caller, Action action, Target target) {
    return !closed.contains(action);
  }

  @Override
  public void require(Caller caller, Action action, Target target) {
    if (!allows(caller, action, target)) {
      ErrorCode code = action == Action.READ ? ErrorCode.NOT_FOUND : ErrorCode.FORBIDDEN;
      throw new SlipwayException(
          code, caller.name() + " may not " + action + " this " + target.kind() + ".");
    }
  }
}
