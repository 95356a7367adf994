// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Group;
import dev.slipway.model.recipe.Group.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
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
    if (group.by().isEmpty() && group.aggregates().isEmpty()) {
      throw Faults.at(
          "/aggregates", "There is nothing to compute: name columns to group by, or aggregates.");
    }
    Faults faults = new Faults();
    faults.each("/by", group.by(), (i, column) -> key(column));
    List<Optional<Integer>> arguments =
        faults.each("/aggregates", group.aggregates(), (i, aggregate) -> argument(aggregate));
    faults.raise();
    RelNode projected = LogicalProject.create(input.node(), List.of(), below, names(), Set.of());
    List<AggregateCall> calls = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      calls.add(call(group.aggregates().get(i), arguments.get(i), projected));
    }
    ImmutableBitSet keys = ImmutableBitSet.range(group.by().size());
    return new Relation(LogicalAggregate.create(projected, List.of(), keys, null, calls));
  }

  private int key(String column) {
    int place = input.require(column);
    output.add(input.names().get(place), input.ref(place));
    below.add(input.ref(place));
    return place;
  }

  /** Where the aggregate's argument stands in the projection; nowhere for a count of rows. */
  private Optional<Integer> argument(Aggregate aggregate) {
    Faults faults = new Faults();
    Optional<RexNode> argument =
        aggregate.of().isEmpty()
            ? Optional.empty()
            : faults.within("/of", () -> planning.formula(aggregate.of(), input));
    faults.within("", () -> Aggregates.check(aggregate, argument.map(RexNode::getType)));
    faults.within("/as", () -> output.add(aggregate.as(), planning.rex().makeLiteral(true)));
    faults.raise();
    return argument.map(this::place);
  }

  private int place(RexNode argument) {
    int known = below.indexOf(argument);
    if (known < 0) {
      below.add(argument);
    }
    return known < 0 ? below.size() - 1 : known;
  }

  private AggregateCall call(Aggregate aggregate, Optional<Integer> argument, RelNode projected) {
    return AggregateCall.create(
        Aggregates.operator(aggregate),
        aggregate.function() == Aggregate.Function.COUNT_DISTINCT,
        false,
        false,
        List.of(),
        argument.stream().toList(),
        -1,
        null,
        RelCollations.EMPTY,
        group.by().isEmpty(),
        projected,
        null,
        aggregate.as());
  }

  private List<String> names() {
    return IntStream.range(0, below.size())
        .mapToObj(i ->
            i < group.by().size()
                ? input.names().get(input.require(group.by().get(i)))
                : "argument " + i)
        .toList();
  }
}
