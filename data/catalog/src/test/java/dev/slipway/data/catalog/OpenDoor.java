// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Lets everybody do what a test does not forbid, and writes down what was asked. */
final class OpenDoor implements Authorizer {
  final List<String> asked = new ArrayList<>();
  BiPredicate<Action, Target> forbidden = (action, target) -> false;

  @Override
  public boolean allows(Caller caller, Action action, Target target) {
    asked.add(action + " " + target.kind());
    return !forbidden.test(action, target);
  }

  @Override
  public void require(Caller caller, Action action, Target target) {
    if (!allows(caller, action, target)) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN, caller.name() + " may not " + action + " this " + target.kind());
    }
  }
}
