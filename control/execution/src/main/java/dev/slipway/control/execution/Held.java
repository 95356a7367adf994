// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.ActivityState;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Priority;
import dev.slipway.model.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What holds activities that are ready, in words, as of the moment of asking. */
final class Held {
  private final Engagement engagement;
  private final Flows flows;
  private final Map<Queue, Optional<String>> known = new HashMap<>();

  Held(Engagement engagement, Flows flows) {
    this.engagement = engagement;
    this.flows = flows;
  }

  /** The activities, of which the reasons of those that are held say what holds them. */
  List<Activity> of(Run run, List<Activity> activities) {
    if (run.state().isFinal() || activities.stream().noneMatch(Held::isReady)) {
      return activities;
    }
    if (!run.owner().equals(Optional.of(engagement.owner()))) {
      return told(activities, activity -> Optional.of("waits on another server, which drives it"));
    }
    Slots slots = engagement.slots();
    Reach reach = slots.limits().haveConnections() ? flows.reach(run) : Reach.NONE;
    Priority priority = Documents.readStored(BuildRequest.class, run.request()).priority();
    return told(
        activities,
        activity ->
            why(slots, activity, Queue.of(run, priority, reach.connections(activity.key()))));
  }

  private static List<Activity> told(
      List<Activity> activities, Function<Activity, Optional<String>> why) {
    return activities.stream()
        .map(activity ->
            Optional.of(activity)
                .filter(Held::isReady)
                .flatMap(why)
                .map(words -> Activities.because(activity, activity.reason() + "; " + words))
                .orElse(activity))
        .toList();
  }

  private static boolean isReady(Activity activity) {
    return activity.state() == ActivityState.READY;
  }

  private Optional<String> why(Slots slots, Activity activity, Queue queue) {
    if (!slots.areFreeFor(activity)) {
      return Optional.of("another build makes the same output just now");
    }
    return known.computeIfAbsent(queue, of -> why(slots, of));
  }

  private static Optional<String> why(Slots slots, Queue queue) {
    Limits limits = slots.limits();
    if (slots.isInstanceFull()) {
      return Optional.of(words(limits.instance(), "on this server"));
    }
    List<Bound> bounds = limits.bounds(queue);
    return slots
        .full(bounds)
        .flatMap(bound -> limits.cap(bound).map(cap -> words(cap, counted(bound.per()))))
        .or(() ->
            bounds.stream()
                .filter(slots.kept()::contains)
                .findFirst()
                .flatMap(limits::cap)
                .map(cap ->
                    "room in the " + cap.name() + " is kept for one that has waited longer"));
  }

  private static String words(Limits.Cap cap, String counted) {
    return "held by the "
        + cap.name()
        + ": "
        + cap.most()
        + (cap.most() == 1 ? " activity runs " : " activities run ")
        + counted
        + ", and no more may";
  }

  private static String counted(Per per) {
    return switch (per) {
      case INSTANCE -> "on this server";
      case PROJECT -> "in this project";
      case CONNECTION -> "on a connection that it works on";
      case USER -> "in the name of this user";
    };
  }
}
