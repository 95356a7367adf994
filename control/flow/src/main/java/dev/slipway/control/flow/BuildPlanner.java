// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Decides what a build does about each recipe that it considers. */
public final class BuildPlanner {
  private final Graph graph;
  private final BitSet considered;
  private final BitSet running = new BitSet();
  private final Judge judge;
  private final ActivityKey[] keys;

  private BuildPlanner(Graph graph, BitSet considered, Judge judge) {
    this.graph = graph;
    this.considered = considered;
    this.judge = judge;
    this.keys = new ActivityKey[graph.size()];
  }

  /**
   * @param targets datasets; none means every dataset that a recipe makes
   * @throws dev.slipway.model.SlipwayException as the other
   */
  public static BuildPlan plan(Graph graph, Collection<Uid> targets, Mode mode, Facts facts) {
    return plan(graph, Scope.of(Set.copyOf(targets)), mode, facts);
  }

  /**
   * @throws dev.slipway.model.SlipwayException {@code INVALID} if no recipe makes a target, but for
   *     {@link Mode#DOWNSTREAM}, where targets may come from outside; {@code CONFLICT} if a target
   *     is write-protected
   */
  public static BuildPlan plan(Graph graph, Scope scope, Mode mode, Facts facts) {
    Selection selection = Selection.of(graph, scope, mode, facts);
    Judge judge = new Judge(graph, selection::rebuilds, mode, facts);
    return new BuildPlanner(graph, selection.considered(), judge).plan();
  }

  /**
   * What would be done now about one step of the graph on its own, by {@link Mode#STALE}, if
   * nothing that it needs were rebuilt.
   */
  public static PlannedActivity now(Graph graph, Step step, Facts facts) {
    int number = graph.producer(graph.number(step.outputs().getFirst()));
    Judge.Verdict verdict =
        new Judge(graph, _ -> Rebuild.NORMAL, Mode.STALE, facts).of(number, new BitSet());
    return new PlannedActivity(
        ActivityKey.whole(step.recipe()), step.name(), List.of(), verdict.runs(), verdict.reason());
  }

  private BuildPlan plan() {
    List<PlannedActivity> activities = new ArrayList<>(considered.cardinality());
    for (int s = considered.nextSetBit(0); s >= 0; s = considered.nextSetBit(s + 1)) {
      Judge.Verdict verdict = judge.of(s, running);
      running.set(s, verdict.runs());
      activities.add(
          new PlannedActivity(
              key(s),
              graph.step(s).name(),
              verdict.runs() ? needs(s) : List.of(),
              verdict.runs(),
              verdict.reason()));
    }
    return new BuildPlan(activities);
  }

  private ActivityKey key(int step) {
    keys[step] = ActivityKey.whole(graph.step(step).recipe());
    return keys[step];
  }

  private List<ActivityKey> needs(int step) {
    List<ActivityKey> needs = new ArrayList<>(2);
    Rows inputs = graph.inputs();
    for (int i = inputs.from(step); i < inputs.to(step); i++) {
      int maker = graph.producer(inputs.at(i));
      if (maker >= 0 && running.get(maker) && !needs.contains(keys[maker])) {
        needs.add(keys[maker]);
      }
    }
    return needs;
  }
}
