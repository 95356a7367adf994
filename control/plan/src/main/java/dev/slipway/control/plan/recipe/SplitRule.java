// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Each row to the output of the first condition that is true of it. */
final class SplitRule {
  private final Split split;
  private final Relation input;
  private final Planning planning;
  private final RexBuilder rex;

  private SplitRule(Split split, Relation input, Planning planning) {
    this.split = split;
    this.input = input;
    this.planning = planning;
    this.rex = planning.rex();
  }

  /** One result for each condition, value or share, and one for the rows that are left. */
  static List<Relation> plan(Split split, Relation input, Planning planning) {
    return new SplitRule(split, input, planning).plan();
  }

  private List<Relation> plan() {
    Faults faults = new Faults();
    faults.within("", this::check);
    faults.raise();
    List<Relation> results =
        split.shares().isEmpty()
            ? rows(Marked.of(input), conditions(faults))
            : rows(drawn(faults), List.of());
    if (planning.isVolatile()) {
      throw Faults.at(
          "/conditions",
          "Each output of a split is worked out by itself, so that a row could go to two of them or"
              + " to none where chance or the time decides; compute such a column in a recipe"
              + " before this one.");
    }
    return results;
  }

  private boolean check() {
    int ways =
        (split.conditions().isEmpty() ? 0 : 1)
            + (split.values().isEmpty() ? 0 : 1)
            + (split.shares().isEmpty() ? 0 : 1);
    if (ways > 1) {
      throw Faults.at("", "A split goes by conditions, by values or by shares; name one of them.");
    }
    if (split.column().isEmpty() == !split.values().isEmpty()) {
      throw Faults.at(
          split.column().isEmpty() ? "/column" : "/values",
          "A split by values needs a column and its values.");
    }
    if (split.shares().isEmpty() && !split.key().isEmpty()) {
      throw Faults.at("/key", "Rows are kept together by a split into shares alone; leave it out.");
    }
    return true;
  }

  private List<RexNode> conditions(Faults faults) {
    List<RexNode> conditions =
        split.values().isEmpty()
            ? faults.each(
                "/conditions",
                split.conditions(),
                (i, condition) -> Conditions.condition(condition, input, planning))
            : values(faults);
    faults.raise();
    return conditions;
  }

  private List<RexNode> values(Faults faults) {
    Optional<Integer> column = faults.within("/column", () -> input.require(split.column()));
    faults.raise();
    Set<String> seen = new HashSet<>();
    return faults.each(
        "/values",
        split.values(),
        (i, value) -> {
          if (!seen.add(value)) {
            throw Faults.at("", "The value '" + value + "' is listed twice.");
          }
          return Literals.equal(value, input.ref(column.orElseThrow()), planning);
        });
  }

  private Marked drawn(Faults faults) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < split.shares().size(); i++) {
      double share = split.shares().get(i);
      if (!(share > 0 && share <= 1)) {
        throw Faults.at(
            "/shares/" + i, "A share is more than 0 and at most 1, and not " + share + ".");
      }
      sum = sum.add(BigDecimal.valueOf(share));
    }
    if (sum.compareTo(BigDecimal.ONE) > 0) {
      throw Faults.at("/shares", "The shares add up to " + sum + ", and there is no more than 1.");
    }
    List<Integer> key =
        faults.within("", () -> Orders.places("/key", split.key(), input)).orElse(List.of());
    faults.raise();
    return key.isEmpty()
        ? Chance.each(input, split.seed(), planning)
        : Chance.together(input, key, split.seed(), planning);
  }

  /** The lot of a row that was drawn is its last mark. */
  private List<Relation> rows(Marked rows, List<RexNode> given) {
    List<RexNode> conditions = new ArrayList<>(given);
    BigDecimal part = BigDecimal.ZERO;
    for (double share : split.shares()) {
      part = part.add(BigDecimal.valueOf(share));
      RexNode lot = rows.rows().ref(rows.rows().names().size() - 1);
      conditions.add(Chance.below(lot, part, rex));
    }
    List<Relation> results = new ArrayList<>();
    List<RexNode> earlier = new ArrayList<>();
    for (RexNode condition : conditions) {
      results.add(rows(rows, condition, earlier));
      earlier.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_TRUE, List.of(condition)));
    }
    results.add(rows(rows, rex.makeLiteral(true), earlier));
    return results;
  }

  private Relation rows(Marked rows, RexNode condition, List<RexNode> earlier) {
    List<RexNode> all = new ArrayList<>(earlier);
    all.add(condition);
    Marked found = rows.where(RexUtil.composeConjunction(rex, all));
    return split.shares().isEmpty() ? found.rows() : found.unmarked();
  }
}
