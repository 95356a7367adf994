// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Orders of rows; nulls come last in either direction. */
final class Orders {
  private Orders() {}

  /** The places of columns that must be there. */
  static List<Integer> places(String pointer, List<String> columns, Relation input) {
    Faults faults = new Faults();
    List<Integer> places = faults.each(pointer, columns, (i, column) -> input.require(column));
    faults.raise();
    return places;
  }

  /** Columns to order by. */
  static List<RelFieldCollation> of(List<Order> orderBy, Relation input) {
    Faults faults = new Faults();
    List<RelFieldCollation> order = faults.each("/orderBy", orderBy, (i, by) -> of(by, input));
    faults.raise();
    return order;
  }

  private static RelFieldCollation of(Order by, Relation input) {
    Faults faults = new Faults();
    int column = faults.within("/column", () -> input.require(by.column())).orElse(-1);
    faults.raise();
    return collation(column, by.descending());
  }

  /** The same order, in which all other columns decide between rows that are equal in it. */
  static List<RelFieldCollation> total(List<RelFieldCollation> order, Relation input) {
    List<RelFieldCollation> total = new ArrayList<>(order);
    Set<Integer> named = new HashSet<>();
    order.forEach(by -> named.add(by.getFieldIndex()));
    for (int i = 0; i < input.names().size(); i++) {
      if (!named.contains(i) && !isNested(input, i)) {
        total.add(collation(i, false));
      }
    }
    return total;
  }

  private static boolean isNested(Relation input, int column) {
    return SqlTypeUtil.isMap(input.type(column))
        || SqlTypeUtil.isArray(input.type(column))
        || input.type(column).isStruct();
  }

  private static RelFieldCollation collation(int column, boolean descending) {
    return new RelFieldCollation(
        column, descending ? Direction.DESCENDING : Direction.ASCENDING, NullDirection.LAST);
  }

  /** The order from its end. */
  static List<RelFieldCollation> reversed(List<RelFieldCollation> order) {
    return order.stream()
        .map(by ->
            new RelFieldCollation(
                by.getFieldIndex(),
                by.direction == Direction.DESCENDING ? Direction.ASCENDING : Direction.DESCENDING,
                NullDirection.LAST))
        .toList();
  }

  /** The order as a window has it. */
  static List<RexFieldCollation> ofWindow(List<RelFieldCollation> order, Relation input) {
    return ofWindow(order, input::ref);
  }

  /** The same where the columns stand elsewhere. */
  static List<RexFieldCollation> ofWindow(
      List<RelFieldCollation> order, IntFunction<? extends RexNode> columns) {
    return order.stream()
        .map(by ->
            new RexFieldCollation(
                columns.apply(by.getFieldIndex()),
                by.direction == Direction.DESCENDING
                    ? Set.of(SqlKind.DESCENDING, SqlKind.NULLS_LAST)
                    : Set.of(SqlKind.NULLS_LAST)))
        .toList();
  }
}
