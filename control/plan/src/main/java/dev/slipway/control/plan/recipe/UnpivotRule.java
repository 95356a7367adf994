// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import com.google.common.collect.ImmutableList;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Unpivot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** One row for each of some columns: every row beside every name, which chooses the value. */
final class UnpivotRule {
  private final Unpivot unpivot;
  private final Relation input;
  private final RexBuilder rex;

  private UnpivotRule(Unpivot unpivot, Relation input, Planning planning) {
    this.unpivot = unpivot;
    this.input = input;
    this.rex = planning.rex();
  }

  static Relation plan(Unpivot unpivot, Relation input, Planning planning) {
    return new UnpivotRule(unpivot, input, planning).plan();
  }

  private Relation plan() {
    if (unpivot.columns().isEmpty()) {
      throw Faults.at("/columns", "There is nothing to make rows of; name columns.");
    }
    Faults faults = new Faults();
    Set<Integer> seen = new HashSet<>();
    List<Integer> places =
        faults.each("/columns", unpivot.columns(), (i, column) -> place(column, seen));
    faults.raise();
    RelDataType type = type(places, faults);
    List<String> names = places.stream().map(input.names()::get).toList();
    Relation beside = beside(names);
    RexNode name = beside.ref(input.names().size());
    RexNode value = value(places, type, name);
    Columns rest = new Columns(beside);
    IntStream.range(0, input.names().size())
        .filter(i -> !places.contains(i))
        .forEach(i -> rest.add(input.names().get(i), beside.ref(i)));
    faults.within("/name", () -> rest.add(or(unpivot.name(), "name"), name));
    faults.within("/value", () -> rest.add(or(unpivot.value(), "value"), value));
    faults.raise();
    return unpivot.keepNulls() ? rest.project() : withoutNulls(rest.project());
  }

  private int place(String column, Set<Integer> seen) {
    int place = input.require(column);
    if (!seen.add(place)) {
      throw Faults.at("", "The column '" + column + "' is listed twice.");
    }
    return place;
  }

  private RelDataType type(List<Integer> places, Faults faults) {
    List<RelDataType> widest = new ArrayList<>(List.of(input.type(places.getFirst())));
    faults.each(
        "/columns",
        places,
        (i, place) -> {
          RelDataType own = input.type(place);
          widest.add(
              Widening.of(widest.getLast(), own)
                  .orElseThrow(() -> unlike(input.names().get(place), own, widest.getLast())));
          return place;
        });
    faults.raise();
    return widest.getLast();
  }

  private static RuntimeException unlike(String column, RelDataType own, RelDataType before) {
    return Faults.at(
        "",
        "'"
            + column
            + "' is of type "
            + Types.name(own)
            + " and the columns before it of type "
            + Types.name(before)
            + ", and no type holds both; cast one of them before.");
  }

  private static String or(String named, String otherwise) {
    return named.isEmpty() ? otherwise : named;
  }

  private Relation beside(List<String> names) {
    RelDataType row =
        Types.FACTORY
            .builder()
            .add(Columns.of(input).free("name"), Types.of(Primitive.STRING))
            .build();
    ImmutableList<ImmutableList<RexLiteral>> values =
        names.stream()
            .map(name -> ImmutableList.of((RexLiteral) text(name)))
            .collect(ImmutableList.toImmutableList());
    RelNode listed = LogicalValues.create(input.node().getCluster(), row, values);
    return new Relation(
        LogicalJoin.create(
            input.node(), listed, List.of(), rex.makeLiteral(true), Set.of(), JoinRelType.INNER));
  }

  private RexNode text(String name) {
    return rex.makeLiteral(
        name, Types.FACTORY.createTypeWithNullability(Types.of(Primitive.STRING), false), false);
  }

  private RexNode value(List<Integer> places, RelDataType type, RexNode name) {
    List<RexNode> cases = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      RexNode value = input.ref(places.get(i));
      cases.add(
          rex.makeCall(SqlStdOperatorTable.EQUALS, name, text(input.names().get(places.get(i)))));
      cases.add(value.getType().equals(type) ? value : rex.makeAbstractCast(type, value, false));
    }
    cases.add(rex.makeNullLiteral(type));
    return rex.makeCall(type, SqlStdOperatorTable.CASE, cases);
  }

  private Relation withoutNulls(Relation rows) {
    RexNode value = rows.ref(rows.names().size() - 1);
    return new Relation(
        LogicalFilter.create(rows.node(), rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value)));
  }
}
