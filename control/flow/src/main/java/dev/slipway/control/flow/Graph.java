// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Steps joined by the datasets that they read and make; free of cycles. Steps and datasets are
 * numbered inside, steps in the order in which they may run: each after what it needs, otherwise as
 * given.
 */
public final class Graph {
  private static final int NONE = Numbers.NONE;

  private final List<Step> steps;
  private final Numbers datasets;
  private final Rows inputs;
  private final Rows outputs;
  private final int[] producers;
  private final Rows consumers;

  private Graph(List<Step> steps, Function<Uid, String> nameOf) {
    this.steps = steps;
    this.datasets = new Numbers(steps.size() + steps.size() / 4);
    this.inputs = numbered(Step::inputs);
    this.outputs = numbered(Step::outputs);
    this.producers = producersOf(nameOf);
    this.consumers = inputs.inverted(datasets.size());
  }

  /**
   * @param nameOf what people call a dataset
   * @throws dev.slipway.model.SlipwayException {@code CYCLE} with the path if a dataset would be
   *     made from itself, {@code INVALID} if two steps make the same dataset
   */
  public static Graph of(Collection<Step> steps, Function<Uid, String> nameOf) {
    Graph given = new Graph(List.copyOf(steps), nameOf);
    int[] order = Order.of(given, nameOf);
    return Order.isAsGiven(order)
        ? given
        : new Graph(Arrays.stream(order).mapToObj(given::step).toList(), nameOf);
  }

  /** The step that makes the dataset; empty for one that comes from outside. */
  public Optional<Step> producer(Uid dataset) {
    int number = datasets.find(dataset);
    return number == NONE || producers[number] == NONE
        ? Optional.empty()
        : Optional.of(step(producers[number]));
  }

  /** The steps that read the dataset, in the order in which they may run. */
  public List<Step> consumers(Uid dataset) {
    int number = datasets.find(dataset);
    List<Step> found = new ArrayList<>();
    if (number != NONE) {
      for (int i = consumers.from(number); i < consumers.to(number); i++) {
        found.add(step(consumers.at(i)));
      }
    }
    return List.copyOf(found);
  }

  /** All steps, each after those whose outputs it reads. */
  public List<Step> ordered() {
    return steps;
  }

  Step step(int number) {
    return steps.get(number);
  }

  int size() {
    return steps.size();
  }

  /** The datasets that each step reads, each once. */
  Rows inputs() {
    return inputs;
  }

  Rows outputs() {
    return outputs;
  }

  /** The steps that read each dataset. */
  Rows consumers() {
    return consumers;
  }

  Uid dataset(int number) {
    return datasets.uid(number);
  }

  int datasets() {
    return datasets.size();
  }

  /** The number of a dataset, or -1 if no step knows it. */
  int number(Uid uid) {
    return datasets.find(uid);
  }

  /** The step that makes a dataset, or -1. */
  int producer(int dataset) {
    return producers[dataset];
  }

  private Rows numbered(Function<Step, List<Uid>> side) {
    int[] starts = new int[steps.size() + 1];
    int[] values = new int[steps.size() * 2];
    int end = 0;
    for (int s = 0; s < steps.size(); s++) {
      for (Uid uid : side.apply(steps.get(s))) {
        int number = datasets.add(uid);
        if (!contains(values, starts[s], end, number)) {
          values = end == values.length ? Arrays.copyOf(values, end * 2 + 1) : values;
          values[end++] = number;
        }
      }
      starts[s + 1] = end;
    }
    return Rows.of(starts, values);
  }

  private static boolean contains(int[] values, int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (values[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private int[] producersOf(Function<Uid, String> nameOf) {
    int[] makers = new int[datasets.size()];
    Arrays.fill(makers, NONE);
    for (int s = 0; s < outputs.count(); s++) {
      for (int i = outputs.from(s); i < outputs.to(s); i++) {
        int dataset = outputs.at(i);
        if (makers[dataset] != NONE) {
          throw Faults.twoProducers(step(makers[dataset]), step(s), nameOf);
        }
        makers[dataset] = s;
      }
    }
    return makers;
  }
}
