// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Uid;
import java.util.BitSet;

/** Which steps a build considers, and which of those it must leave. */
final class Selection {
  private final Graph graph;
  private final Scope scope;
  private final Facts facts;
  private final BitSet chosen;
  private final BitSet stops = new BitSet();
  private final BitSet named = new BitSet();

  private Selection(Graph graph, Scope scope, Facts facts) {
    this.graph = graph;
    this.scope = scope;
    this.facts = facts;
    this.chosen = new BitSet(graph.size());
    scope.stopAt().forEach(dataset -> mark(stops, graph.number(dataset)));
    scope.targets().forEach(dataset -> mark(named, graph.number(dataset)));
  }

  private static void mark(BitSet datasets, int number) {
    if (number >= 0) {
      datasets.set(number);
    }
  }

  static Selection of(Graph graph, Scope scope, Mode mode, Facts facts) {
    Selection selection = new Selection(graph, scope, facts);
    selection.choose(mode);
    return selection;
  }

  /** By number. */
  BitSet considered() {
    return chosen;
  }

  /** Whether a step stays as it is whatever happened: one of its outputs says so. */
  Rebuild rebuilds(int step) {
    boolean isExplicit = false;
    boolean isNamed = false;
    for (Uid output : graph.step(step).outputs()) {
      Rebuild rebuild = facts.rebuilds(output);
      if (rebuild == Rebuild.WRITE_PROTECTED) {
        return rebuild;
      }
      isExplicit |= rebuild == Rebuild.EXPLICIT;
      isNamed |= named.get(graph.number(output));
    }
    return isExplicit && !isNamed ? Rebuild.EXPLICIT : Rebuild.NORMAL;
  }

  private void choose(Mode mode) {
    if (scope.targets().isEmpty()) {
      chosen.set(0, graph.size());
      if (!scope.stopAt().isEmpty()) {
        leaveWhatLeadsToStops();
      }
      return;
    }
    if (mode == Mode.DOWNSTREAM) {
      scope.targets().forEach(target -> addReaders(graph.number(target)));
      addDescendants();
      return;
    }
    scope.targets().forEach(this::addProducer);
    if (mode != Mode.ONLY) {
      addAncestors();
    }
  }

  private void addProducer(Uid target) {
    int dataset = graph.number(target);
    if (dataset < 0 || graph.producer(dataset) < 0) {
      throw Faults.notMade(facts.name(target));
    }
    if (facts.rebuilds(target) == Rebuild.WRITE_PROTECTED) {
      throw Faults.writeProtected(facts.name(target));
    }
    chosen.set(graph.producer(dataset));
  }

  /** Of a whole flow, what is needed for something that is not behind a stop. */
  private void leaveWhatLeadsToStops() {
    chosen.clear();
    for (int s = 0; s < graph.size(); s++) {
      Rows outputs = graph.outputs();
      for (int o = outputs.from(s); o < outputs.to(s); o++) {
        boolean isEnd =
            graph.consumers().from(outputs.at(o)) == graph.consumers().to(outputs.at(o));
        if (isEnd && !stops.get(outputs.at(o))) {
          chosen.set(s);
        }
      }
    }
    addAncestors();
  }

  /** Steps come after what they need, so one walk from the end sees all. */
  private void addAncestors() {
    Rows inputs = graph.inputs();
    for (int s = chosen.length() - 1; s >= 0; s = chosen.previousSetBit(s - 1)) {
      if (rebuilds(s) != Rebuild.NORMAL) {
        continue;
      }
      for (int i = inputs.from(s); i < inputs.to(s); i++) {
        int maker = graph.producer(inputs.at(i));
        if (maker >= 0 && !stops.get(inputs.at(i))) {
          chosen.set(maker);
        }
      }
    }
  }

  private void addDescendants() {
    Rows outputs = graph.outputs();
    for (int s = chosen.nextSetBit(0); s >= 0; s = chosen.nextSetBit(s + 1)) {
      if (rebuilds(s) != Rebuild.NORMAL) {
        continue;
      }
      for (int o = outputs.from(s); o < outputs.to(s); o++) {
        if (!stops.get(outputs.at(o))) {
          addReaders(outputs.at(o));
        }
      }
    }
  }

  private void addReaders(int dataset) {
    if (dataset >= 0) {
      for (int c = graph.consumers().from(dataset); c < graph.consumers().to(dataset); c++) {
        chosen.set(graph.consumers().at(c));
      }
    }
  }
}
