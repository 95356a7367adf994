// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Rows of two inputs side by side; each may have marks, and none of them comes out. */
final class Pairs {
  private final Marked left;
  private final Marked right;
  private final Planning planning;

  Pairs(Marked left, Marked right, Planning planning) {
    this.left = left;
    this.right = right;
    this.planning = planning;
  }

  /** The same with a mark that tells the rows of the left input apart, as its last. */
  Pairs numbered() {
    RexNode number = Marked.number(List.of(), List.of(), planning);
    return new Pairs(left.with(number).apart(planning), right, planning);
  }

  /** A column of the left input, or one of its marks behind them. */
  RexInputRef left(int column) {
    return left.rows().ref(column);
  }

  /** A column of the right input, or one of its marks behind them. */
  RexInputRef right(int column) {
    return new RexInputRef(left.rows().names().size() + column, right.rows().type(column));
  }

  /** All pairs for which a condition is true: the columns of both, then values over them. */
  Relation all(JoinRelType type, RexNode condition, List<RexNode> values) {
    return own(joined(type, condition, values), values.size());
  }

  /**
   * Of the pairs of each row of the left input the first by an order, of pairs that were {@link
   * #numbered}; rows without a pair come as the join's type says.
   *
   * @param order given what the values are once they are worked out
   */
  Relation first(
      JoinRelType type,
      RexNode condition,
      List<RexNode> values,
      Function<List<RexNode>, List<RexFieldCollation>> order) {
    RexNode row = left(left.rows().names().size() - 1);
    Relation joined = joined(type, condition, values);
    int first = joined.names().size() - values.size();
    List<RexNode> worked =
        IntStream.range(0, values.size()).<RexNode>mapToObj(v -> joined.ref(first + v)).toList();
    Marked placed =
        Marked.of(joined).with(Marked.number(List.of(row), order.apply(worked), planning));
    RexNode isFirst =
        planning
            .rex()
            .makeCall(
                SqlStdOperatorTable.EQUALS,
                placed.mark(0),
                planning.rex().makeExactLiteral(BigDecimal.ONE));
    return own(placed.where(isFirst).rows(), values.size());
  }

  /** The rows of the left input that have no pair. */
  Relation unmatched(RexNode condition) {
    Relation rows =
        new Relation(
            LogicalJoin.create(
                left.rows().node(),
                right.rows().node(),
                List.of(),
                condition,
                Set.of(),
                JoinRelType.ANTI));
    return new Marked(rows, left.own()).unmarked();
  }

  private Relation joined(JoinRelType type, RexNode condition, List<RexNode> values) {
    Relation joined =
        new Relation(
            LogicalJoin.create(
                left.rows().node(), right.rows().node(), List.of(), condition, Set.of(), type));
    Marked marked = Marked.of(joined);
    for (RexNode value : values) {
      marked = marked.with(value);
    }
    return marked.rows();
  }

  /** Without marks: what is the inputs' own, and so many values behind it all. */
  private Relation own(Relation joined, int values) {
    Columns columns = new Columns(joined);
    List<Integer> places = new ArrayList<>();
    int width = left.rows().names().size();
    for (int i = 0; i < left.own(); i++) {
      places.add(i);
    }
    for (int i = 0; i < right.own(); i++) {
      places.add(width + i);
    }
    for (int i = 0; i < values; i++) {
      places.add(width + right.rows().names().size() + i);
    }
    places.forEach(
        place -> columns.add(columns.free(joined.names().get(place)), joined.ref(place)));
    return columns.project();
  }
}
