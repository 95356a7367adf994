// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Group.Aggregate;
import dev.slipway.model.recipe.Group.Aggregate.Function;
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
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * An aggregation while it is made: the columns to group by first, then the aggregates. Below it
 * stands a projection with the columns and the aggregates' arguments; above it one that works out
 * formulas over aggregates, if there are any.
 */
final class Grouping {
  private final Relation input;
  private final Planning planning;
  private final Columns output;
  private final List<String> keys = new ArrayList<>();
  private final List<Integer> keyPlaces = new ArrayList<>();
  private final List<RexNode> below = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  /** One aggregate function, with its arguments' places in the projection below. */
  private record Call(
      SqlAggFunction function, boolean distinct, List<Integer> arguments, int filter) {}

  /** A column that comes out behind the keys: the value of a call, or a formula over calls. */
  private record Value(String name, int call, Optional<AggregateFormula> formula) {}

  Grouping(Relation input, Planning planning) {
    this.input = input;
    this.planning = planning;
    this.output = new Columns(input);
  }

  Relation input() {
    return input;
  }

  /** A column to group by; before all aggregates. */
  int key(String column) {
    int place = input.require(column);
    output.add(input.names().get(place), input.ref(place));
    keys.add(input.names().get(place));
    keyPlaces.add(place);
    below.add(input.ref(place));
    return place;
  }

  /**
   * An aggregate, under a name that must be free.
   *
   * @param where the rows that it sees; all if empty
   */
  boolean add(Aggregate aggregate, String as, Optional<RexNode> where) {
    Faults faults = new Faults();
    boolean isFormula = aggregate.function() == Function.FORMULA;
    Optional<RexNode> argument =
        aggregate.of().isEmpty() || isFormula
            ? Optional.empty()
            : faults.within("/of", () -> planning.formula(aggregate.of(), input));
    Optional<AggregateFormula> formula =
        isFormula && !aggregate.of().isEmpty()
            ? faults.within(
                "/of", () -> AggregateFormula.of(aggregate.of(), keyPlaces, input, planning))
            : Optional.empty();
    Optional<Aggregates.Ordered> function =
        faults.within("", () -> Aggregates.of(aggregate, argument, input, planning));
    faults.within("/as", () -> output.add(as, planning.rex().makeLiteral(true)));
    faults.raise();
    int filter = where.map(this::place).orElse(-1);
    if (formula.isPresent()) {
      values.add(new Value(as, calls.size(), formula));
      formula.get().calls().forEach(call -> call(call, filter));
    } else {
      values.add(new Value(as, calls.size(), Optional.empty()));
      call(function.orElseThrow(), filter);
    }
    return true;
  }

  private void call(Aggregates.Ordered call, int filter) {
    List<Integer> arguments = call.arguments().stream().map(this::place).toList();
    calls.add(new Call(call.function(), call.distinct(), arguments, filter));
  }

  private int place(RexNode argument) {
    int known = below.indexOf(argument);
    if (known < 0) {
      below.add(argument);
    }
    return known < 0 ? below.size() - 1 : known;
  }

  Relation plan() {
    RelNode projected =
        LogicalProject.create(input.node(), List.of(), below, belowNames(), Set.of());
    ImmutableBitSet by = ImmutableBitSet.range(keys.size());
    List<AggregateCall> made = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      made.add(made(calls.get(i), name(i), projected));
    }
    Relation grouped = new Relation(LogicalAggregate.create(projected, List.of(), by, null, made));
    boolean plain = values.stream().allMatch(value -> value.formula().isEmpty());
    return plain ? grouped : worked(grouped);
  }

  /** Of a call that is a column by itself its name, otherwise one that nobody sees. */
  private String name(int call) {
    return values.stream()
        .filter(value -> value.call() == call && value.formula().isEmpty())
        .findFirst()
        .map(Value::name)
        .orElse("call " + call);
  }

  private Relation worked(Relation grouped) {
    Columns columns = new Columns(grouped);
    for (int i = 0; i < keys.size(); i++) {
      columns.add(keys.get(i), grouped.ref(i));
    }
    for (Value value : values) {
      int first = keys.size() + value.call();
      RexNode worked =
          value.formula().isEmpty()
              ? grouped.ref(first)
              : value.formula().get().over(grouped, keys.size(), first);
      columns.add(value.name(), worked);
    }
    return columns.project();
  }

  private AggregateCall made(Call call, String name, RelNode projected) {
    return AggregateCall.create(
        call.function(),
        call.distinct(),
        false,
        false,
        List.of(),
        call.arguments(),
        call.filter(),
        null,
        RelCollations.EMPTY,
        keys.isEmpty(),
        projected,
        null,
        name);
  }

  private List<String> belowNames() {
    return IntStream.range(0, below.size())
        .mapToObj(i -> i < keys.size() ? keys.get(i) : "argument " + i)
        .toList();
  }
}
