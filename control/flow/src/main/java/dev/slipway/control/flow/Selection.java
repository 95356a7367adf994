// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Uid;
import java.util.BitSet;
import java.util.Collection;

/** Which steps a build considers. */
final class Selection {
  private Selection() {}

  static BitSet of(Graph graph, Collection<Uid> targets, Mode mode, Facts facts) {
    BitSet chosen = new BitSet(graph.size());
    if (targets.isEmpty()) {
      chosen.set(0, graph.size());
      return chosen;
    }
    if (mode == Mode.DOWNSTREAM) {
      targets.forEach(target -> addReaders(graph, graph.number(target), chosen));
      addDescendants(graph, chosen);
      return chosen;
    }
    for (Uid target : targets) {
      int dataset = graph.number(target);
      if (dataset < 0 || graph.producer(dataset) < 0) {
        throw Faults.notMade(facts.name(target));
      }
      chosen.set(graph.producer(dataset));
    }
    if (mode != Mode.ONLY) {
      addAncestors(graph, chosen);
    }
    return chosen;
  }

  /** Steps come after what they need, so one walk from the end sees all. */
  private static void addAncestors(Graph graph, BitSet chosen) {
    Rows inputs = graph.inputs();
    for (int s = chosen.length() - 1; s >= 0; s = chosen.previousSetBit(s - 1)) {
      for (int i = inputs.from(s); i < inputs.to(s); i++) {
        int maker = graph.producer(inputs.at(i));
        if (maker >= 0) {
          chosen.set(maker);
        }
      }
    }
  }

  private static void addDescendants(Graph graph, BitSet chosen) {
    Rows outputs = graph.outputs();
    for (int s = chosen.nextSetBit(0); s >= 0; s = chosen.nextSetBit(s + 1)) {
      for (int o = outputs.from(s); o < outputs.to(s); o++) {
        addReaders(graph, outputs.at(o), chosen);
      }
    }
  }

  private static void addReaders(Graph graph, int dataset, BitSet chosen) {
    if (dataset >= 0) {
      for (int c = graph.consumers().from(dataset); c < graph.consumers().to(dataset); c++) {
        chosen.set(graph.consumers().at(c));
      }
    }
  }
}
