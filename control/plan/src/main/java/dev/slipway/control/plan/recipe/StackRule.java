// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Name;
import dev.slipway.model.recipe.Stack;
import dev.slipway.model.recipe.Stack.Keep;
import dev.slipway.model.recipe.Stack.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** The rows of all inputs, each brought to the same columns. */
final class StackRule {
  private final Stack stack;
  private final Map<Name, Relation> inputs;
  private final Planning planning;

  /** A column that comes out, and where each input has it. */
  private record Stacked(String name, RelDataType type, List<OptionalInt> places) {}

  private StackRule(Stack stack, Map<Name, Relation> inputs, Planning planning) {
    this.stack = stack;
    this.inputs = inputs;
    this.planning = planning;
  }

  static Relation plan(Stack stack, Map<Name, Relation> inputs, Planning planning) {
    return new StackRule(stack, inputs, planning).plan();
  }

  private Relation plan() {
    if (inputs.size() < 2) {
      throw Faults.at(
          "", "A stack has at least two inputs, and the recipe has " + inputs.size() + ".");
    }
    boolean byName = stack.match().filter(Match.POSITION::equals).isEmpty();
    if (byName && !stack.columns().isEmpty()) {
      throw Faults.at(
          "/columns", "Columns that are matched by name keep their names; leave these out.");
    }
    List<Stacked> columns = byName ? byName() : byPosition();
    if (columns.isEmpty()) {
      throw Faults.at("/keep", "The inputs have no column in common, so that nothing is kept.");
    }
    List<RelNode> rows = new ArrayList<>();
    List<Name> aliases = List.copyOf(inputs.keySet());
    for (int i = 0; i < aliases.size(); i++) {
      rows.add(rows(aliases.get(i), i, columns).node());
    }
    return new Relation(LogicalUnion.create(rows, true));
  }

  private List<Stacked> byName() {
    List<String> names = new ArrayList<>();
    List<Relation> relations = List.copyOf(inputs.values());
    boolean firstAlone = stack.keep().filter(Keep.FIRST::equals).isPresent();
    for (Relation relation : firstAlone ? relations.subList(0, 1) : relations) {
      relation.names().stream()
          .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
          .forEach(names::add);
    }
    if (stack.keep().filter(Keep.COMMON::equals).isPresent()) {
      names.removeIf(name -> relations.stream().anyMatch(r -> r.find(name).isEmpty()));
    }
    Faults faults = new Faults();
    List<Stacked> columns =
        faults.each(
            "",
            names,
            (i, name) -> stacked(name, relations.stream().map(r -> r.find(name)).toList()));
    faults.raise();
    return columns;
  }

  private List<Stacked> byPosition() {
    List<Relation> relations = List.copyOf(inputs.values());
    Faults faults = new Faults();
    List<String> names = stack.columns();
    int width = width(relations, names);
    List<Stacked> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int place = i;
      String name = names.isEmpty() ? name(relations, place) : names.get(place);
      List<OptionalInt> places =
          relations.stream()
              .map(r -> place < r.names().size() ? OptionalInt.of(place) : OptionalInt.empty())
              .toList();
      faults.within("", () -> stacked(name, places)).ifPresent(columns::add);
    }
    faults.raise();
    return columns;
  }

  private int width(List<Relation> relations, List<String> names) {
    List<Integer> widths = relations.stream().map(r -> r.names().size()).toList();
    int width =
        switch (stack.keep().orElse(Keep.ALL)) {
          case ALL -> widths.stream().mapToInt(w -> w).max().orElse(0);
          case COMMON -> widths.stream().mapToInt(w -> w).min().orElse(0);
          case FIRST -> widths.getFirst();
        };
    if (!names.isEmpty() && names.size() != width) {
      throw Faults.at(
          "/columns", "There are " + names.size() + " names for " + width + " columns.");
    }
    return width;
  }

  private static String name(List<Relation> relations, int place) {
    return relations.stream()
        .filter(r -> place < r.names().size())
        .findFirst()
        .map(r -> r.names().get(place))
        .orElseThrow();
  }

  private Stacked stacked(String name, List<OptionalInt> places) {
    List<Map.Entry<Name, Relation>> entries = List.copyOf(inputs.entrySet());
    RelDataType type = null;
    Name first = entries.getFirst().getKey();
    for (int i = 0; i < entries.size(); i++) {
      if (places.get(i).isPresent()) {
        RelDataType own = entries.get(i).getValue().type(places.get(i).getAsInt());
        RelDataType before = type == null ? own : type;
        Name to = entries.get(i).getKey();
        Name from = first;
        first = type == null ? to : first;
        type = Widening.of(before, own).orElseThrow(() -> unlike(name, from, before, to, own));
      }
    }
    return new Stacked(name, Objects.requireNonNull(type), places);
  }

  private static RuntimeException unlike(
      String name, Name from, RelDataType one, Name to, RelDataType other) {
    return Faults.at(
        "",
        "The column '"
            + name
            + "' is of type "
            + Types.name(one)
            + " in '"
            + from
            + "' and of type "
            + Types.name(other)
            + " in '"
            + to
            + "', and no type holds both; cast one of them before.");
  }

  private Relation rows(Name alias, int index, List<Stacked> columns) {
    Relation input = Objects.requireNonNull(inputs.get(alias));
    Columns out = new Columns(input);
    for (Stacked column : columns) {
      out.add(column.name(), value(input, column.places().get(index), column.type()));
    }
    if (!stack.origin().isEmpty()) {
      Faults faults = new Faults();
      faults.within(
          "/origin",
          () ->
              out.add(
                  stack.origin(),
                  planning.rex().makeLiteral(alias.value(), Types.of(Primitive.STRING), true)));
      faults.raise();
    }
    return out.project();
  }

  private RexNode value(Relation input, OptionalInt place, RelDataType type) {
    if (place.isEmpty()) {
      return planning.rex().makeNullLiteral(type);
    }
    RexNode value = input.ref(place.getAsInt());
    return value.getType().equals(type)
        ? value
        : planning.rex().makeAbstractCast(type, value, false);
  }
}
