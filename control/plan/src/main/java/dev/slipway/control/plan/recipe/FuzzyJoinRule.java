// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Name;
import dev.slipway.model.recipe.FuzzyJoin;
import dev.slipway.model.recipe.FuzzyJoin.Alike;
import dev.slipway.model.recipe.FuzzyJoin.Keep;
import dev.slipway.model.recipe.FuzzyJoin.Measure;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Join.Condition;
import dev.slipway.model.recipe.Join.With;
import dev.slipway.model.recipe.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Two inputs joined where values are alike. What of texts does not count is taken away once of each
 * row, before rows are compared with each other.
 */
final class FuzzyJoinRule {
  private final FuzzyJoin join;
  private final Name leftName;
  private final Name rightName;
  private final Relation left;
  private final Relation right;
  private final Planning planning;
  private final RexBuilder rex;

  private FuzzyJoinRule(FuzzyJoin join, Map<Name, Relation> inputs, Planning planning) {
    List<Name> names = List.copyOf(inputs.keySet());
    List<Relation> relations = List.copyOf(inputs.values());
    this.join = join;
    this.leftName = names.getFirst();
    this.rightName = names.getLast();
    this.left = relations.getFirst();
    this.right = relations.getLast();
    this.planning = planning;
    this.rex = planning.rex();
  }

  /** What is joined, and the rows of the first input that match nothing. */
  static List<Relation> plan(FuzzyJoin join, Map<Name, Relation> inputs, Planning planning) {
    if (inputs.size() != 2) {
      throw Faults.at("", "A fuzzy join has two inputs, and the recipe has " + inputs.size() + ".");
    }
    return new FuzzyJoinRule(join, inputs, planning).plan();
  }

  private List<Relation> plan() {
    Faults faults = new Faults();
    if (join.on().isEmpty()) {
      throw Faults.at("/on", "There is nothing that must be alike; name columns and a measure.");
    }
    Joined joined = new Joined(leftName, left, "");
    List<Condition> equal =
        join.equal().stream().map(pair -> new Condition(pair.left(), pair.right())).toList();
    Optional<JoinConditions> conditions =
        faults.within("/equal", () -> JoinConditions.of("", equal, joined, right, planning));
    faults.each("/on", join.on(), (i, alike) -> checked(alike));
    faults.within("", this::checkPrefix);
    faults.raise();
    Pairs pairs = new Pairs(marked(left, true), marked(right, false), planning);
    Pairs numbered = isBest() ? pairs.numbered() : pairs;
    JoinRelType type = join.keepUnmatched() ? JoinRelType.LEFT : JoinRelType.INNER;
    RexNode condition = condition(numbered, conditions.orElseThrow());
    List<RexNode> distances = distances(numbered);
    Relation all =
        isBest()
            ? numbered.first(type, condition, distances, worked -> best(worked, numbered))
            : numbered.all(type, condition, distances);
    With with =
        new With(rightName, Join.Type.LEFT, equal, Optional.empty(), List.of(), join.prefix());
    joined.add(with, right, all.node(), conditions.orElseThrow().equal());
    Relation unmatched = pairs.unmatched(condition(pairs, conditions.orElseThrow()));
    return List.of(output(joined), unmatched);
  }

  private boolean isBest() {
    return join.keep().filter(Keep.BEST::equals).isPresent();
  }

  private boolean checkPrefix() {
    if (!join.prefix().isEmpty() && !join.columns().isEmpty()) {
      throw Faults.at("/prefix", "Columns that are picked are named there; leave this out.");
    }
    return true;
  }

  private boolean checked(Alike alike) {
    Faults faults = new Faults();
    Optional<Integer> one = faults.within("/left", () -> left.require(alike.left()));
    Optional<Integer> other = faults.within("/right", () -> right.require(alike.right()));
    if (!(alike.within() >= 0)) {
      faults.within(
          "/within",
          () -> {
            throw Faults.at("", "A distance is not negative, as " + alike.within() + " is.");
          });
    }
    faults.raise();
    RelDataType type = left.type(one.orElseThrow());
    RelDataType beside = right.type(other.orElseThrow());
    if (alike.by() == Measure.DIFFERENCE) {
      checkDifference(alike, type, beside);
    } else {
      checkTexts(alike, type, beside);
    }
    return true;
  }

  private static void checkTexts(Alike alike, RelDataType type, RelDataType beside) {
    if (!SqlTypeUtil.isCharacter(type) || !SqlTypeUtil.isCharacter(beside)) {
      throw unfit(alike, "texts", type, beside);
    }
    if (alike.of().isPresent()) {
      throw Faults.at("/of", "The distance of texts has no unit; leave it out.");
    }
  }

  private static void checkDifference(Alike alike, RelDataType type, RelDataType beside) {
    boolean numbers = SqlTypeUtil.isNumeric(type) && SqlTypeUtil.isNumeric(beside);
    if (!numbers && !(Spans.isTime(type) && Spans.isTime(beside))) {
      throw unfit(alike, "numbers, dates or times", type, beside);
    }
    Spans.check(alike.of(), type);
    if (alike.of().filter(span -> span.compareTo(Span.DAY) > 0).isPresent()) {
      throw Faults.at("/of", "Months and years differ in length; measure in days or less.");
    }
    if (!alike.ignoring().isEmpty()) {
      throw Faults.at("/ignoring", "Only texts have case, accents and the like; leave it out.");
    }
  }

  private static RuntimeException unfit(
      Alike alike, String wanted, RelDataType type, RelDataType beside) {
    return Faults.at(
        "",
        "This measure is one of "
            + wanted
            + ", but '"
            + alike.left()
            + "' is of type "
            + Types.name(type)
            + " and '"
            + alike.right()
            + "' of type "
            + Types.name(beside)
            + ".");
  }

  /** The rows with what is compared of them, as marks in the order of the conditions. */
  private Marked marked(Relation input, boolean isLeft) {
    Marked marked = Marked.of(input);
    for (Alike alike : join.on()) {
      RexNode value = input.ref(input.require(isLeft ? alike.left() : alike.right()));
      marked = marked.with(Distances.normal(value, alike.ignoring(), rex));
    }
    return marked.apart(planning);
  }

  private RexNode condition(Pairs pairs, JoinConditions equal) {
    List<RexNode> all = new ArrayList<>(List.of(equal.all(pairs::left, pairs::right)));
    for (int i = 0; i < join.on().size(); i++) {
      RexNode within = rex.makeApproxLiteral(BigDecimal.valueOf(join.on().get(i).within()));
      all.add(rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, distance(pairs, i), within));
    }
    return RexUtil.composeConjunction(rex, all);
  }

  private RexNode distance(Pairs pairs, int index) {
    Alike alike = join.on().get(index);
    RexNode one = pairs.left(left.names().size() + index);
    RexNode other = pairs.right(right.names().size() + index);
    return Distances.by(alike.by(), one, other, alike.of(), rex);
  }

  private List<RexNode> distances(Pairs pairs) {
    List<RexNode> distances = new ArrayList<>();
    for (int i = 0; i < join.on().size(); i++) {
      distances.add(distance(pairs, i));
    }
    return distances;
  }

  /** By the sum of the distances; then by the columns of the second input. */
  private List<RexFieldCollation> best(List<RexNode> distances, Pairs pairs) {
    RexNode sum =
        distances.stream()
            .reduce((one, other) -> rex.makeCall(SqlStdOperatorTable.PLUS, one, other))
            .orElseThrow();
    List<RexFieldCollation> order = new ArrayList<>();
    order.add(new RexFieldCollation(sum, Set.of(SqlKind.NULLS_LAST)));
    order.addAll(Orders.ofWindow(Orders.total(List.of(), right), pairs::right));
    return order;
  }

  private Relation output(Joined joined) {
    Columns columns =
        join.columns().isEmpty() ? joined.standard(rex) : JoinRule.picked(join.columns(), joined);
    int first = left.names().size() + right.names().size();
    Faults faults = new Faults();
    faults.each(
        "/on",
        join.on(),
        (i, alike) -> {
          RexNode distance = joined.relation().ref(first + i);
          return alike.as().isEmpty() ? columns : named(alike.as(), distance, columns);
        });
    faults.raise();
    return columns.project();
  }

  private static Columns named(String as, RexNode distance, Columns columns) {
    Faults faults = new Faults();
    faults.within("/as", () -> columns.add(as, distance));
    faults.raise();
    return columns;
  }
}
