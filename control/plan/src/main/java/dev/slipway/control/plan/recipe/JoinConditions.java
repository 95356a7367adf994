// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.recipe.Joined.Match;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.recipe.Join.Comparison;
import dev.slipway.model.recipe.Join.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What must be true of two rows that are joined. */
final class JoinConditions {
  private final List<Checked> checked;
  private final Planning planning;

  /** A condition whose columns are there and can be compared so. */
  private record Checked(Condition condition, Comparison is, int left, int right, int to) {}

  private JoinConditions(List<Checked> checked, Planning planning) {
    this.checked = checked;
    this.planning = planning;
  }

  static JoinConditions none(Planning planning) {
    return new JoinConditions(List.of(), planning);
  }

  /** The conditions of a join, which are listed at the pointer. */
  static JoinConditions of(
      String pointer, List<Condition> on, Joined joined, Relation right, Planning planning) {
    Faults faults = new Faults();
    List<Checked> checked =
        faults.each(pointer, on, (i, condition) -> checked(condition, joined, right));
    faults.raise();
    if (checked.stream().filter(one -> Nearest.isOf(one.is())).count() > 1) {
      throw Faults.at(
          pointer, "A row has one nearest match; ask for the nearest in one condition.");
    }
    return new JoinConditions(checked, planning);
  }

  private static Checked checked(Condition condition, Joined joined, Relation right) {
    Comparison is = condition.is().orElse(Comparison.EQUAL);
    Faults faults = new Faults();
    Optional<Integer> left = faults.within("/left", () -> joined.place(condition.left()));
    Optional<Integer> column = faults.within("/right", () -> right.require(condition.right()));
    boolean isBetween = is == Comparison.BETWEEN;
    int to = isBetween ? faults.within("/to", () -> right.require(condition.to())).orElse(-1) : -1;
    faults.raise();
    if (!isBetween && !condition.to().isEmpty()) {
      throw Faults.at("/to", "Only 'between' has an upper bound; leave it out.");
    }
    RelDataType one = joined.relation().type(left.orElseThrow());
    RelDataType other = right.type(column.orElseThrow());
    comparable(condition.left(), one, condition.right(), other);
    if (isBetween) {
      comparable(condition.left(), one, condition.to(), right.type(to));
    }
    if (is == Comparison.EQUAL_IGNORING_CASE && !SqlTypeUtil.isCharacter(one)) {
      throw Faults.at("/is", "Only texts have case; '" + condition.left() + "' is none.");
    }
    Nearest.check(condition, is, one);
    return new Checked(condition, is, left.orElseThrow(), column.orElseThrow(), to);
  }

  private static void comparable(String left, RelDataType one, String right, RelDataType other) {
    boolean both =
        one.getSqlTypeName() == other.getSqlTypeName()
            || (SqlTypeUtil.isNumeric(one) && SqlTypeUtil.isNumeric(other));
    if (!both) {
      throw Faults.at(
          "",
          "'"
              + left
              + "' is of type "
              + Types.name(one)
              + " and '"
              + right
              + "' of type "
              + Types.name(other)
              + ", which are never equal; cast one of them in a prepare recipe first.");
    }
  }

  /** The columns that are equal. */
  List<Match> equal() {
    return checked.stream()
        .filter(one -> one.is() == Comparison.EQUAL)
        .map(one -> new Match(one.left(), one.right()))
        .toList();
  }

  /** Whether rows of the right input that match the same row agree in some columns. */
  boolean areKeys() {
    return checked.stream()
        .allMatch(
            one -> one.is() == Comparison.EQUAL || one.is() == Comparison.EQUAL_IGNORING_CASE);
  }

  /** In those columns, for the right input by itself. */
  List<RexNode> keys(Relation right) {
    return checked.stream()
        .map(one ->
            one.is() == Comparison.EQUAL ? right.ref(one.right()) : lower(right.ref(one.right())))
        .toList();
  }

  boolean asksForNearest() {
    return checked.stream().anyMatch(one -> Nearest.isOf(one.is()));
  }

  /** What makes one match nearer than another, of the inputs' columns as they stand. */
  List<RexFieldCollation> nearness(IntFunction<RexNode> left, IntFunction<RexNode> right) {
    return checked.stream()
        .filter(one -> Nearest.isOf(one.is()))
        .flatMap(one ->
            new Nearest(one.condition(), one.is(), planning.rex())
                .order(left.apply(one.left()), right.apply(one.right())).stream())
        .toList();
  }

  /** All conditions, of the inputs' columns as they stand. */
  RexNode all(IntFunction<RexNode> left, IntFunction<RexNode> right) {
    List<RexNode> all = new ArrayList<>();
    for (Checked one : checked) {
      all.addAll(one(one, left.apply(one.left()), right));
    }
    return RexUtil.composeConjunction(planning.rex(), all);
  }

  private List<RexNode> one(Checked one, RexNode left, IntFunction<RexNode> rights) {
    RexNode right = rights.apply(one.right());
    return switch (one.is()) {
      case EQUAL -> List.of(call(SqlStdOperatorTable.EQUALS, left, right));
      case EQUAL_IGNORING_CASE ->
          List.of(call(SqlStdOperatorTable.EQUALS, lower(left), lower(right)));
      case LESS -> List.of(call(SqlStdOperatorTable.LESS_THAN, left, right));
      case AT_MOST -> List.of(call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, left, right));
      case MORE -> List.of(call(SqlStdOperatorTable.GREATER_THAN, left, right));
      case AT_LEAST -> List.of(call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, left, right));
      case BETWEEN ->
          List.of(
              call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, left, right),
              call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, left, rights.apply(one.to())));
      case NEAREST, NEAREST_BEFORE, NEAREST_AFTER ->
          new Nearest(one.condition(), one.is(), planning.rex()).conditions(left, right);
    };
  }

  private RexNode lower(RexNode text) {
    return planning.rex().makeCall(FunctionTable.operator("lower"), text);
  }

  private RexNode call(SqlOperator operator, RexNode left, RexNode right) {
    return planning.rex().makeCall(operator, left, right);
  }
}
