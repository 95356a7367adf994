// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.TopN;
import dev.slipway.model.recipe.TopN.Ties;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The first rows by an order, of all or of each combination of some columns. */
final class TopNRule {
  private TopNRule() {}

  static Relation plan(TopN top, Relation input, Planning planning) {
    Faults faults = new Faults();
    List<Integer> by =
        faults.within("", () -> Orders.places("/by", top.by(), input)).orElse(List.of());
    List<RelFieldCollation> order =
        faults.within("", () -> Orders.of(top.orderBy(), input)).orElse(List.of());
    faults.within("", () -> check(top));
    faults.within("/place", () -> named(top, input, planning));
    faults.raise();
    return kept(top, by, order, input, planning);
  }

  private static boolean check(TopN top) {
    if (top.orderBy().isEmpty()) {
      throw Faults.at("/orderBy", "The first rows are the first by an order; name a column.");
    }
    if (top.rows() < 1) {
      throw Faults.at("/rows", "A number of rows is 1 or more, and not " + top.rows() + ".");
    }
    return true;
  }

  private static Columns named(TopN top, Relation input, Planning planning) {
    Columns columns = Columns.of(input);
    return top.place().isEmpty()
        ? columns
        : columns.add(top.place(), planning.rex().makeLiteral(true));
  }

  private static Relation kept(
      TopN top,
      List<Integer> by,
      List<RelFieldCollation> order,
      Relation input,
      Planning planning) {
    RexBuilder rex = planning.rex();
    List<RexInputRef> partition = by.stream().map(input::ref).toList();
    boolean keepsTies = top.ties().filter(Ties.KEEP::equals).isPresent();
    RexNode place =
        keepsTies
            ? Marked.rank(partition, Orders.ofWindow(order, input), planning)
            : Marked.number(
                partition, Orders.ofWindow(Orders.total(order, input), input), planning);
    Marked placed = Marked.of(input).with(place);
    Marked first =
        placed.where(
            rex.makeCall(
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                placed.mark(0),
                rex.makeExactLiteral(BigDecimal.valueOf(top.rows()))));
    return top.place().isEmpty()
        ? first.unmarked()
        : first.columns().add(top.place(), first.mark(0)).project();
  }
}
