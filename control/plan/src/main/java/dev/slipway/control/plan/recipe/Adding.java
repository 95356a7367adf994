// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Join.Keep;
import dev.slipway.model.recipe.Join.With;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** One further input that is joined: with all rows that match, or with one of them. */
final class Adding {
  private final With with;
  private final Joined joined;
  private final Relation right;
  private final JoinConditions conditions;
  private final List<RelFieldCollation> order;
  private final Planning planning;

  Adding(With with, Joined joined, Relation right, Planning planning) {
    this.with = with;
    this.joined = joined;
    this.right = right;
    this.planning = planning;
    Faults faults = new Faults();
    this.conditions =
        faults
            .within("", () -> JoinConditions.of("/on", with.on(), joined, right, planning))
            .orElseGet(() -> JoinConditions.none(planning));
    this.order = faults.within("", () -> Orders.of(with.orderBy(), right)).orElse(List.of());
    faults.within("", this::check);
    faults.raise();
  }

  private boolean check() {
    boolean keepsOne = with.keep().filter(keep -> keep != Keep.ALL).isPresent();
    boolean either = with.type() == Join.Type.INNER || with.type() == Join.Type.LEFT;
    if (keepsOne && !either) {
      throw Faults.at(
          "/keep", "One match of each row is kept by inner and left joins; leave this out.");
    }
    if (conditions.asksForNearest() && !either && !joinsForMatchAlone()) {
      throw Faults.at("/on", "The nearest is looked for by inner and left joins.");
    }
    if (conditions.asksForNearest() && with.keep().isPresent()) {
      throw Faults.at("/keep", "The nearest match is the one that is kept; leave this out.");
    }
    if (!keepsOne && !conditions.asksForNearest() && !with.orderBy().isEmpty()) {
      throw Faults.at("/orderBy", "All matches are kept, in no order; keep the first or the last.");
    }
    return true;
  }

  private boolean joinsForMatchAlone() {
    return with.type() == Join.Type.SEMI || with.type() == Join.Type.ANTI;
  }

  Joined add() {
    return joined.add(with, right, relation().node(), conditions.equal());
  }

  /** The rows of what was joined before that match nothing. */
  Relation unmatched() {
    return new Relation(join(joined.relation(), right, JoinRelType.ANTI));
  }

  private Relation relation() {
    boolean keepsOne = with.keep().filter(keep -> keep != Keep.ALL).isPresent();
    if (conditions.asksForNearest() && !joinsForMatchAlone()) {
      return one();
    }
    if (!keepsOne) {
      return new Relation(join(joined.relation(), right, type(with.type())));
    }
    return conditions.areKeys()
        ? new Relation(join(joined.relation(), chosen(), type(with.type())))
        : one();
  }

  private LogicalJoin join(Relation left, Relation other, JoinRelType type) {
    int width = left.names().size();
    RexNode condition =
        conditions.all(left::ref, i -> planning.rex().makeInputRef(other.type(i), width + i));
    return LogicalJoin.create(left.node(), other.node(), List.of(), condition, Set.of(), type);
  }

  private List<RelFieldCollation> whole() {
    List<RelFieldCollation> total = Orders.total(order, right);
    return with.keep().filter(Keep.LAST::equals).isPresent() ? Orders.reversed(total) : total;
  }

  /** Of the rows that match the same ones, the first of each alone. */
  private Relation chosen() {
    Marked numbered =
        Marked.of(right)
            .with(Marked.number(conditions.keys(right), Orders.ofWindow(whole(), right), planning));
    RexNode isFirst =
        planning
            .rex()
            .makeCall(
                SqlStdOperatorTable.EQUALS,
                numbered.mark(0),
                planning.rex().makeExactLiteral(BigDecimal.ONE));
    return numbered.where(isFirst).unmarked();
  }

  /** Of all pairs, the first of each row. */
  private Relation one() {
    Pairs pairs = new Pairs(Marked.of(joined.relation()), Marked.of(right), planning).numbered();
    List<RexFieldCollation> nearest =
        new ArrayList<>(conditions.nearness(pairs::left, pairs::right));
    nearest.addAll(Orders.ofWindow(whole(), pairs::right));
    RexNode condition = conditions.all(pairs::left, pairs::right);
    return pairs.first(type(with.type()), condition, List.of(), _ -> nearest);
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
