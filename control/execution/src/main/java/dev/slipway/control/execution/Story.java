// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Failure;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a decision changes about a run, in lines for its log. */
final class Story {
  private Story() {}

  /**
   * @param book of the run before the decision
   */
  static List<String> of(Book book, Decision made) {
    List<String> lines = new ArrayList<>();
    Run before = book.run();
    Run after = made.run();
    boolean isNew = before.revision() == 0;
    if (isNew) {
      lines.add(beginning(book.activities()));
    } else if (!before.owner().equals(after.owner())) {
      lines.add("Another server goes on with the build.");
    }
    if (!before.cancelRequested() && after.cancelRequested()) {
      lines.add("Somebody asked for the end of the build.");
    }
    for (Activity now : made.activities()) {
      Optional<Activity> then = book.activity(now.key()).filter(known -> !isNew);
      line(then, now).ifPresent(text -> lines.add(now.recipe() + ": " + text));
    }
    if (after.state().isFinal() && !before.state().isFinal()) {
      lines.add(end(after));
    }
    return lines;
  }

  private static String beginning(List<Activity> activities) {
    long run = activities.stream().filter(a -> a.state() != ActivityState.SKIPPED).count();
    return "Build of " + activities.size() + " recipes, of which " + run + " are to run.";
  }

  private static Optional<String> line(Optional<Activity> then, Activity now) {
    return switch (now.state()) {
      case WAITING -> Optional.empty();
      case READY ->
          then.filter(a -> a.state() == ActivityState.RUNNING)
              .map(a -> "attempt " + a.attempts() + " did not succeed; it is tried again.");
      case RUNNING ->
          Optional.of("attempt " + now.attempts() + " starts, because: " + now.reason() + ".");
      case SUCCEEDED -> Optional.of("succeeded" + took(now) + made(now));
      case FAILED -> Optional.of("failed: " + why(now.failure()));
      case CANCELLED -> Optional.of("cancelled.");
      case SKIPPED -> Optional.of("skipped: " + now.reason() + ".");
      case REJECTED -> Optional.of("refused: " + why(now.failure()));
    };
  }

  private static String took(Activity activity) {
    return activity
        .started()
        .flatMap(from -> activity.finished().map(to -> Duration.between(from, to)))
        .map(time -> " after " + BigDecimal.valueOf(hundredths(time), 2) + " s")
        .orElse("");
  }

  private static long hundredths(Duration time) {
    return Math.round(time.toMillis() / 10.0);
  }

  private static String made(Activity activity) {
    if (activity.result().equals(Json.EMPTY)) {
      return ".";
    }
    List<String> outputs =
        Documents.readStored(ActivityResult.class, activity.result()).outputs().stream()
            .map(output -> output.rows() + " rows in " + output.name())
            .toList();
    return outputs.isEmpty() ? "." : ": " + String.join(", ", outputs) + ".";
  }

  private static String end(Run run) {
    return switch (run.state()) {
      case SUCCEEDED -> "The build succeeded.";
      case FAILED -> "The build failed. " + why(run.failure());
      case CANCELLED -> "The build was cancelled.";
      case WAITING, RUNNING -> throw new IllegalArgumentException(run + " has not ended");
    };
  }

  private static String why(Optional<Failure> failure) {
    return failure.map(Failure::message).orElse("");
  }
}
