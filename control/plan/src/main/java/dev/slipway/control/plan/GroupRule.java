// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Operation.Aggregate;
import dev.slipway.model.Operation.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * One row for each combination of some columns: the columns first, then the aggregates. Below the
 * aggregation stands a projection with the columns and the aggregates' arguments.
 */
final class GroupRule {
  private final Group group;
  private final Relation input;
  private final Planning planning;
  private final Columns output;
  private final List<RexNode> below = new ArrayList<>();
  private final List<AggregateCall> calls = new ArrayList<>();

  private GroupRule(Group group, Relation input, Planning planning) {
    this.group = group;
    this.input = input;
    this.planning = planning;
    this.output = new Columns(input);
  }

  static Relation plan(Group group, Relation input, Planning planning) {
    return new GroupRule(group, input, planning).plan();
  }

  private Relation plan() {
    Faults faults = new Faults();
    if (group.by().isEmpty() && group.aggregates().isEmpty()) {
      throw Faults.at(
          "/aggregates", "There is nothing to compute: name columns to group by, or aggregates.");
    }
    faults.each("/by", group.by(), (i, column) -> key(column));
    List<Optional<RexNode>> arguments =
        faults.each("/aggregates", group.aggregates(), (i, aggregate) -> argument(aggregate));
    faults.raise();
    for (int i = 0; i < arguments.size(); i++) {
      add(group.aggregates().get(i), arguments.get(i));
    }
    return aggregate();
  }

  private RexNode key(String column) {
    int place = input.require(column);
    output.add(input.names().get(place), input.ref(place));
    below.add(input.ref(place));
    return input.ref(place);
  }

  private Optional<RexNode> argument(Aggregate aggregate) {
    Faults faults = new Faults();
    Optional<RexNode> argument = Optional.empty();
    if (!aggregate.of().isEmpty()) {
      argument = faults.within("/of", () -> planning.formula(aggregate.of(), input));
    }
    Optional<RexNode> checked = argument;
    faults.within("", () -> Aggregates.check(aggregate, checked.map(RexNode::getType)));
    faults.within("/as", () -> output.add(aggregate.as(), planning.rex().makeLiteral(true)));
    faults.raise();
    return argument;
  }

  private void add(Aggregate aggregate, Optional<RexNode> argument) {
    List<Integer> place =
        argument.map(below::indexOf).filter(i -> i >= 0).map(List::of).orElseGet(List::of);
    if (argument.isPresent() && place.isEmpty()) {
      place = List.of(below.size());
      below.add(argument.get());
    }
    RelDataType type = Aggregates.type(aggregate.function(), argument.map(RexNode::getType));
    calls.add(
        AggregateCall.create(
            Aggregates.operator(aggregate),
            aggregate.function() == Aggregate.Function.COUNT_DISTINCT,
            false,
            false,
            List.of(),
            place,
            -1,
            null,
            RelCollations.EMPTY,
            group.by().isEmpty(),
            input.node(),
            type,
            aggregate.as()));
  }

  private Relation aggregate() {
    List<String> names = IntStream.range(0, below.size()).mapToObj(this::nameBelow).toList();
    LogicalProject arguments =
        LogicalProject.create(input.node(), List.of(), below, names, java.util.Set.of());
    return new Relation(
        LogicalAggregate.create(
            arguments, List.of(), ImmutableBitSet.range(group.by().size()), null, calls));
  }

  private String nameBelow(int place) {
    return place < group.by().size()
        ? input.names().get(input.require(group.by().get(place)))
        : "argument " + place;
  }
}
