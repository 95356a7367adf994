// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Distinct;
import dev.slipway.model.recipe.Distinct.Keep;
import dev.slipway.model.recipe.Group;
import dev.slipway.model.recipe.Group.Aggregate;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** One row for each combination of some columns, or of all. */
final class DistinctRule {
  private DistinctRule() {}

  static Relation plan(Distinct distinct, Relation input, Planning planning) {
    Faults faults = new Faults();
    List<Integer> by =
        faults.within("", () -> Orders.places("/by", distinct.by(), input)).orElse(List.of());
    List<RelFieldCollation> order =
        faults.within("", () -> Orders.of(distinct.orderBy(), input)).orElse(List.of());
    faults.within("", () -> check(distinct));
    faults.within("/count", () -> named(distinct, input, planning));
    faults.raise();
    return by.isEmpty()
        ? whole(distinct, input, planning)
        : kept(distinct, by, order, input, planning);
  }

  private static boolean check(Distinct distinct) {
    if (distinct.by().isEmpty() && !distinct.orderBy().isEmpty()) {
      throw Faults.at(
          "/orderBy",
          "Rows that are equal in all columns are the same in any order; name columns in 'by'.");
    }
    return true;
  }

  private static Columns named(Distinct distinct, Relation input, Planning planning) {
    Columns columns = Columns.of(input);
    return distinct.count().isEmpty()
        ? columns
        : columns.add(distinct.count(), planning.rex().makeLiteral(true));
  }

  private static Relation whole(Distinct distinct, Relation input, Planning planning) {
    List<Aggregate> count =
        distinct.count().isEmpty()
            ? List.of()
            : List.of(new Aggregate(Aggregate.Function.COUNT, "", 0, distinct.count()));
    return GroupRule.plan(new Group(input.names(), count), input, planning);
  }

  private static Relation kept(
      Distinct distinct,
      List<Integer> by,
      List<RelFieldCollation> order,
      Relation input,
      Planning planning) {
    List<RexInputRef> partition = by.stream().map(input::ref).toList();
    List<RelFieldCollation> total = Orders.total(order, input);
    boolean isLast = distinct.keep().filter(Keep.LAST::equals).isPresent();
    RexNode number =
        Marked.number(
            partition, Orders.ofWindow(isLast ? Orders.reversed(total) : total, input), planning);
    Marked numbered = Marked.of(input).with(number);
    if (!distinct.count().isEmpty()) {
      numbered = numbered.with(Marked.count(partition, planning));
    }
    RexNode first =
        planning
            .rex()
            .makeCall(
                SqlStdOperatorTable.EQUALS,
                numbered.mark(0),
                planning.rex().makeExactLiteral(BigDecimal.ONE));
    Marked rows = numbered.where(first);
    return distinct.count().isEmpty()
        ? rows.unmarked()
        : rows.columns().add(distinct.count(), rows.mark(1)).project();
  }
}
