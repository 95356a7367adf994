// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One activity in one line: what it is, where it is, and what came of it. */
record ActivityLine(String name, ActivityState state, String told) {

  static ActivityLine of(Activity activity, Instant now) {
    String partition = activity.key().partition();
    String name = activity.recipe() + (partition.isEmpty() ? "" : "@" + partition);
    return new ActivityLine(name, activity.state(), told(activity, now));
  }

  private static String told(Activity activity, Instant now) {
    return switch (activity.state()) {
      case WAITING, READY, SKIPPED -> activity.reason();
      case RUNNING -> running(activity, now);
      case SUCCEEDED -> outputs(activity) + ", " + taken(activity, now);
      case FAILED, CANCELLED, REJECTED ->
          activity.failure().map(Failure::message).orElse(activity.reason());
    };
  }

  private static String running(Activity activity, Instant now) {
    String again = activity.attempts() > 1 ? "attempt " + activity.attempts() + ", " : "";
    return again + taken(activity, now);
  }

  private static String taken(Activity activity, Instant now) {
    Instant from = activity.started().orElse(now);
    return Amounts.time(Duration.between(from, activity.finished().orElse(now)));
  }

  private static String outputs(Activity activity) {
    return published(activity).stream()
        .map(output -> Amounts.rows(output.rows()) + ", " + Amounts.bytes(output.bytes()))
        .collect(Collectors.joining("; "));
  }

  /** What an activity made and published; nothing where it has not ended well. */
  static List<ActivityResult.Output> published(Activity activity) {
    return activity.state() == ActivityState.SUCCEEDED
        ? Documents.readStored(ActivityResult.class, activity.result()).outputs()
        : List.of();
  }

  String state(int width) {
    String word = state.name().toLowerCase(Locale.ROOT);
    return word + " ".repeat(Math.max(0, width - word.length()));
  }

  /** The mark before the line; each state has its own, so that colour is never needed. */
  char mark() {
    return switch (state) {
      case WAITING, READY -> '·';
      case RUNNING -> '▸';
      case SUCCEEDED -> '✓';
      case SKIPPED -> '=';
      case FAILED, REJECTED -> '✗';
      case CANCELLED -> '×';
    };
  }

  /** The line with its name padded to a width, so that lines below each other align. */
  String text(int nameWidth) {
    String padded = name + " ".repeat(Math.max(0, nameWidth - name.length()));
    return mark() + " " + padded + "  " + state(9) + "  " + told;
  }
}
