// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.List;

/** Finds one cycle among the steps that could not be put in order. */
final class Cycle {
  private Cycle() {}

  /**
   * Datasets from which each next one is made, and the first from the last. Walks against the
   * arrows: a step that is stuck has an input whose maker is stuck too, so some step comes up
   * twice.
   *
   * @param missing above zero for each step that is stuck
   */
  static List<Uid> path(Graph graph, int[] missing) {
    int[] visited = new int[graph.size()];
    List<Uid> read = new ArrayList<>();
    int step = firstStuck(missing);
    while (visited[step] == 0) {
      int input = stuckInput(graph, missing, step);
      read.add(graph.dataset(input));
      visited[step] = read.size();
      step = graph.producer(input);
    }
    return List.copyOf(read.subList(visited[step] - 1, read.size()).reversed());
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
}
