// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Uid;
import java.util.function.Function;

/** The order in which the steps of a graph may run, by Kahn's method. */
final class Order {
  private Order() {}

  static int[] of(Graph graph, Function<Uid, String> nameOf) {
    int[] missing = missing(graph);
    int[] order = new int[graph.size()];
    int end = 0;
    for (int s = 0; s < graph.size(); s++) {
      if (missing[s] == 0) {
        order[end++] = s;
      }
    }
    for (int next = 0; next < end; next++) {
      int done = order[next];
      for (int o = graph.outputs().from(done); o < graph.outputs().to(done); o++) {
        int dataset = graph.outputs().at(o);
        for (int c = graph.consumers().from(dataset); c < graph.consumers().to(dataset); c++) {
          int reader = graph.consumers().at(c);
          if (--missing[reader] == 0) {
            order[end++] = reader;
          }
        }
      }
    }
    if (end < order.length) {
      throw Faults.cycle(Cycle.path(graph, missing), nameOf);
    }
    return order;
  }

  static boolean isAsGiven(int[] order) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** For each step, how many of its inputs another step has yet to make. */
  private static int[] missing(Graph graph) {
    int[] missing = new int[graph.size()];
    for (int s = 0; s < missing.length; s++) {
      for (int i = graph.inputs().from(s); i < graph.inputs().to(s); i++) {
        if (graph.producer(graph.inputs().at(i)) >= 0) {
          missing[s]++;
        }
      }
    }
    return missing;
  }
}
