// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import java.time.Instant;
import java.util.Optional;

/** An activity that cannot run because of one that it needs. */
final class Blocked {
  private static final String BETWEEN = "' could not run, whose output it needs: ";

  private Blocked() {}

  static Activity by(Activity activity, Activity need, Instant now) {
    String why =
        switch (need.state()) {
          case FAILED -> "recipe '" + need.recipe() + "' failed, whose output it needs";
          case REJECTED ->
              "a check refused the output of recipe '" + need.recipe() + "', which it needs";
          case CANCELLED -> "recipe '" + need.recipe() + "' was cancelled, whose output it needs";
          case SKIPPED -> "recipe '" + need.recipe() + BETWEEN + root(need.reason());
          case WAITING, READY, RUNNING, SUCCEEDED ->
              throw new IllegalArgumentException(need + " blocks nothing");
        };
    ErrorCode code = need.failure().map(Failure::code).orElse(ErrorCode.CANCELLED);
    return Activities.skipped(activity, why, Optional.of(new Failure(code, why + ".")), now);
  }

  /** Where it began, without the way from there: in a long chain that would grow with each link. */
  private static String root(String reason) {
    int way = reason.lastIndexOf(BETWEEN);
    return way < 0 ? reason : reason.substring(way + BETWEEN.length());
  }
}
