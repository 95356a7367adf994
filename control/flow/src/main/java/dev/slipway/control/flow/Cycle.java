// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Uid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds one cycle among the steps that could not be put in order. */
final class Cycle {
  private Cycle() {}

  /**
   * Datasets from which each next one is made, the last being the first. Walks against the arrows:
   * a step that is stuck has an input whose maker is stuck too, so some step comes up twice.
   *
   * @param missing above zero for each step that is stuck
   */
  static List<Uid> path(Graph graph, int[] missing) {
    int[] visited = new int[graph.size()];
    List<Integer> walked = new ArrayList<>();
    List<Uid> read = new ArrayList<>();
    int step = firstStuck(missing);
    while (visited[step] == 0) {
      walked.add(step);
      visited[step] = walked.size();
      int input = stuckInput(graph, missing, step);
      read.add(dataset(graph, step, input));
      step = graph.producer(input);
    }
    Deque<Uid> cycle = new ArrayDeque<>();
    for (Uid dataset : read.subList(visited[step] - 1, read.size())) {
      cycle.addFirst(dataset);
    }
    cycle.addLast(cycle.getFirst());
    return List.copyOf(cycle);
  }

  private static int firstStuck(int[] missing) {
    int step = 0;
    while (missing[step] == 0) {
      step++;
    }
    return step;
  }

  private static int stuckInput(Graph graph, int[] missing, int step) {
    int at = graph.inputs().from(step);
    while (!isStuck(graph, missing, graph.inputs().at(at))) {
      at++;
    }
    return graph.inputs().at(at);
  }

  private static boolean isStuck(Graph graph, int[] missing, int dataset) {
    int maker = graph.producer(dataset);
    return maker >= 0 && missing[maker] > 0;
  }

  private static Uid dataset(Graph graph, int step, int number) {
    return graph.step(step).inputs().stream()
        .filter(uid -> graph.dataset(uid) == number)
        .findFirst()
        .orElseThrow();
  }
}
