// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import java.util.List;
import java.util.Optional;

/** How a run stands by how its activities stand. */
final class Runs {
  private Runs() {}

  static Run revised(Run run, long revision) {
    return new Run(
        run.uid(),
        run.type(),
        run.project(),
        run.runAs(),
        run.owner(),
        run.state(),
        run.request(),
        run.cancelRequested(),
        run.created(),
        run.started(),
        run.finished(),
        run.failure(),
        revision);
  }

  /** The state in which a run ends whose activities have all ended. */
  static RunState end(Run run, List<Activity> activities) {
    if (run.cancelRequested()
        && activities.stream().anyMatch(a -> a.state() == ActivityState.CANCELLED)) {
      return RunState.CANCELLED;
    }
    return activities.stream().allMatch(Activities::endedWell)
        ? RunState.SUCCEEDED
        : RunState.FAILED;
  }

  /** Why a run ended in that state: its first fault and how many there are. */
  static Optional<Failure> failure(RunState end, List<Activity> activities) {
    return switch (end) {
      case SUCCEEDED, WAITING, RUNNING -> Optional.empty();
      case CANCELLED ->
          Optional.of(
              new Failure(
                  ErrorCode.CANCELLED,
                  "The build was cancelled; what it had not published stays as it was."));
      case FAILED -> firstFault(activities);
    };
  }

  private static Optional<Failure> firstFault(List<Activity> activities) {
    List<Activity> faulty =
        activities.stream()
            .filter(a -> a.state() == ActivityState.FAILED || a.state() == ActivityState.REJECTED)
            .toList();
    return faulty.stream()
        .findFirst()
        .flatMap(first -> first.failure().map(why -> told(first, why, faulty.size(), activities)));
  }

  private static Failure told(Activity first, Failure why, int faults, List<Activity> all) {
    String others = faults == 1 ? "" : " (and " + (faults - 1) + " more of " + all.size() + ")";
    return new Failure(
        why.code(), "Recipe '" + first.recipe() + "'" + others + " failed: " + why.message());
  }
}
