// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.recipe.Joined.Match;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Name;
import dev.slipway.model.Text;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Join.Equal;
import dev.slipway.model.recipe.Join.Pick;
import dev.slipway.model.recipe.Join.With;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The first input joined with each further one in turn. */
final class JoinRule {
  private final Join join;
  private final Map<Name, Relation> inputs;
  private final Planning planning;
  private final Joined joined;

  private JoinRule(Join join, Map<Name, Relation> inputs, Planning planning) {
    this.join = join;
    this.inputs = inputs;
    this.planning = planning;
    Map.Entry<Name, Relation> first = inputs.entrySet().iterator().next();
    this.joined = new Joined(first.getKey(), first.getValue());
  }

  /** Plans over the inputs by alias, in the recipe's order. */
  static Relation plan(Join join, Map<Name, Relation> inputs, Planning planning) {
    return new JoinRule(join, inputs, planning).plan();
  }

  private Relation plan() {
    Faults faults = new Faults();
    if (join.with().isEmpty()) {
      throw Faults.at(
          "/with", "A join has at least two inputs; say with which input the first is joined.");
    }
    faults.each("/with", join.with(), (i, with) -> add(with));
    faults.raise();
    inputs.keySet().stream()
        .filter(alias -> !joined.used(alias))
        .forEach(alias ->
            faults.within(
                "/with",
                () -> {
                  throw Faults.at(
                      "", "The input '" + alias + "' is not joined; join it, or take it out.");
                }));
    faults.raise();
    return join.columns().isEmpty() ? joined.standard(planning.rex()) : picked(faults);
  }

  private Joined add(With with) {
    Relation right = inputs.get(with.input());
    if (right == null) {
      throw Faults.at(
          "/input",
          "'"
              + with.input()
              + "' is no input of this recipe."
              + Text.didYouMean(
                  with.input().value(), inputs.keySet().stream().map(Name::value).toList()));
    }
    if (joined.used(with.input())) {
      throw Faults.at(
          "/input",
          "The input '" + with.input() + "' is joined twice; list it again under another alias.");
    }
    if (with.on().isEmpty() != (with.type() == Join.Type.CROSS)) {
      throw Faults.at(
          "/on",
          with.on().isEmpty()
              ? "The join with '"
                  + with.input()
                  + "' has no columns to match; name some, or make it a cross join."
              : "A cross join matches nothing; leave out what it is joined on, or make it an inner join.");
    }
    Faults faults = new Faults();
    List<Match> matches = faults.each("/on", with.on(), (i, equal) -> match(equal, right));
    faults.raise();
    RexNode condition =
        RexUtil.composeConjunction(
            planning.rex(), matches.stream().map(match -> equal(match, right)).toList());
    RelNode node =
        LogicalJoin.create(
            joined.node(), right.node(), List.of(), condition, Set.of(), type(with.type()));
    return joined.add(with, right, node, matches);
  }

  private Match match(Equal equal, Relation right) {
    Faults faults = new Faults();
    Optional<Integer> left = faults.within("/left", () -> joined.place(equal.left()));
    Optional<Integer> column = faults.within("/right", () -> right.require(equal.right()));
    faults.raise();
    RelDataType one = joined.relation().type(left.orElseThrow());
    RelDataType other = right.type(column.orElseThrow());
    if (!comparable(one, other)) {
      throw Faults.at(
          "",
          "'"
              + equal.left()
              + "' is of type "
              + name(one)
              + " and '"
              + equal.right()
              + "' of type "
              + name(other)
              + ", which are never equal; cast one of them in a prepare recipe first.");
    }
    return new Match(left.orElseThrow(), column.orElseThrow());
  }

  private RexNode equal(Match match, Relation right) {
    int width = joined.relation().names().size();
    RexNode other = planning.rex().makeInputRef(right.type(match.right()), width + match.right());
    return planning
        .rex()
        .makeCall(SqlStdOperatorTable.EQUALS, joined.relation().ref(match.left()), other);
  }

  private static boolean comparable(RelDataType one, RelDataType other) {
    return one.getSqlTypeName() == other.getSqlTypeName()
        || (SqlTypeUtil.isNumeric(one) && SqlTypeUtil.isNumeric(other));
  }

  private static String name(RelDataType type) {
    return Types.columnType(type).map(Object::toString).orElse(type.toString());
  }

  private Relation picked(Faults faults) {
    Columns columns = new Columns(joined.relation());
    faults.each("/columns", join.columns(), (i, pick) -> pick(pick, columns));
    faults.raise();
    return columns.project();
  }

  private Columns pick(Pick pick, Columns columns) {
    int place = joined.place(pick.input(), pick.column());
    String name = pick.as().isEmpty() ? joined.column(place) : pick.as();
    return columns.add(name, joined.relation().ref(place));
  }

  private static JoinRelType type(Join.Type type) {
    return switch (type) {
      case INNER, CROSS -> JoinRelType.INNER;
      case LEFT -> JoinRelType.LEFT;
      case RIGHT -> JoinRelType.RIGHT;
      case FULL -> JoinRelType.FULL;
      case ANTI -> JoinRelType.ANTI;
      case SEMI -> JoinRelType.SEMI;
    };
  }
}
