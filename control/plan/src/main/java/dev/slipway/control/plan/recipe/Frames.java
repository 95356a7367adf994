// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.recipe.Span;
import dev.slipway.model.recipe.Window.Frame;
import dev.slipway.model.recipe.Window.Frame.Unit;
import dev.slipway.model.recipe.Window.Over;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The rows around the current one that a window function sees. */
final class Frames {
  private final Over over;
  private final List<RexFieldCollation> order;
  private final RexBuilder rex;

  Frames(Over over, List<RexFieldCollation> order, RexBuilder rex) {
    this.over = over;
    this.order = order;
    this.rex = rex;
  }

  /** Refuses frames that the function or the order cannot have. */
  boolean check() {
    if (over.frame().isEmpty()) {
      return true;
    }
    Frame frame = over.frame().get();
    if (!WindowFunctions.isFramed(over.function())) {
      throw Faults.at(
          "",
          "The function " + WindowFunctions.name(over.function()) + " sees the whole partition.");
    }
    boolean isBounded = frame.before().isPresent() || frame.after().isPresent();
    if (isBounded && order.isEmpty()) {
      throw Faults.at("", "Rows lie before and after in an order; name columns to order by.");
    }
    if (frame.before().isPresent()
        && frame.after().isPresent()
        && -frame.before().get() > frame.after().get()) {
      throw Faults.at("/before", "The frame would end before it starts.");
    }
    return frame.unit() == Unit.ROWS ? ofRows(frame) : ofRange(frame, isBounded);
  }

  private static boolean ofRows(Frame frame) {
    whole("/before", frame.before(), "A number of rows is a whole number");
    whole("/after", frame.after(), "A number of rows is a whole number");
    if (frame.of().isPresent()) {
      throw Faults.at("/of", "Rows are counted, and not measured; leave the unit out.");
    }
    return true;
  }

  private static void whole(String pointer, Optional<Double> bound, String sentence) {
    if (bound.isPresent() && bound.get() != Math.rint(bound.get())) {
      throw Faults.at(pointer, sentence + ", and not " + bound.get() + ".");
    }
  }

  private boolean ofRange(Frame frame, boolean isBounded) {
    if (isBounded && order.size() != 1) {
      throw Faults.at(
          "/unit",
          "A range is one of the values of one column; order by one column, or count rows.");
    }
    if (!isBounded) {
      return true;
    }
    RelDataType type = order.getFirst().left.getType();
    if (!SqlTypeUtil.isNumeric(type) && !Spans.isTime(type)) {
      throw Faults.at(
          "/unit",
          "A range is one of numbers, dates or times, and the column to order by is of type "
              + Types.name(type)
              + ".");
    }
    Spans.check(frame.of(), type);
    if (frame.of().isPresent()) {
      whole("/before", frame.before(), "So many days, months and the like are a whole number");
      whole("/after", frame.after(), "So many days, months and the like are a whole number");
    }
    return true;
  }

  boolean ofRows() {
    return over.frame().map(frame -> frame.unit() == Unit.ROWS).orElse(!order.isEmpty());
  }

  RexWindowBound start() {
    return over.frame()
        .flatMap(Frame::before)
        .map(before -> bound(-before))
        .orElse(RexWindowBounds.UNBOUNDED_PRECEDING);
  }

  RexWindowBound end() {
    if (over.frame().isEmpty()) {
      return order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW;
    }
    return over.frame()
        .flatMap(Frame::after)
        .map(this::bound)
        .orElse(RexWindowBounds.UNBOUNDED_FOLLOWING);
  }

  /** So far ahead, or back where it is negative. */
  private RexWindowBound bound(double ahead) {
    if (ahead == 0) {
      return RexWindowBounds.CURRENT_ROW;
    }
    RexNode distance = distance(BigDecimal.valueOf(Math.abs(ahead)).stripTrailingZeros());
    return ahead < 0 ? RexWindowBounds.preceding(distance) : RexWindowBounds.following(distance);
  }

  private RexNode distance(BigDecimal size) {
    Optional<Span> span = over.frame().flatMap(Frame::of);
    return span.isPresent()
        ? Spans.interval(size.longValueExact(), span.get(), rex)
        : rex.makeExactLiteral(size.scale() < 0 ? size.setScale(0) : size);
  }
}
