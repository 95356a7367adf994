// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import com.google.common.collect.ImmutableList;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Window;
import dev.slipway.model.recipe.Window.Over;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowExclusion;

/** The input with further columns, each a value over a window of its rows. */
final class WindowRule {
  private final Window window;
  private final Relation input;
  private final Planning planning;

  private WindowRule(Window window, Relation input, Planning planning) {
    this.window = window;
    this.input = input;
    this.planning = planning;
  }

  static Relation plan(Window window, Relation input, Planning planning) {
    return new WindowRule(window, input, planning).plan();
  }

  private Relation plan() {
    if (window.columns().isEmpty()) {
      throw Faults.at("/columns", "A window recipe adds columns; name at least one.");
    }
    Faults faults = new Faults();
    List<RexNode> partition =
        faults.each(
            "/partitionBy", window.partitionBy(), (i, column) -> input.ref(input.require(column)));
    List<RexFieldCollation> order =
        faults
            .within("", () -> Orders.ofWindow(Orders.of(window.orderBy(), input), input))
            .orElse(List.of());
    Columns output = Columns.of(input);
    faults.each("/columns", window.columns(), (i, over) -> add(over, partition, order, output));
    faults.raise();
    return output.project();
  }

  private Columns add(
      Over over, List<RexNode> partition, List<RexFieldCollation> order, Columns output) {
    Faults faults = new Faults();
    List<RexNode> arguments = new ArrayList<>();
    if (!over.of().isEmpty()) {
      faults.within("/of", () -> arguments.add(planning.formula(over.of(), input)));
    }
    faults.raise();
    WindowFunctions.check(
        over, arguments.stream().map(RexNode::getType).findFirst(), window.orderBy());
    WindowFunctions.number(over, planning.rex()).ifPresent(arguments::add);
    if (!over.otherwise().isEmpty()) {
      faults.within(
          "/otherwise",
          () -> arguments.add(WindowFunctions.otherwise(over, arguments, input, planning)));
    }
    Frames frames = new Frames(over, order, planning.rex());
    faults.within("/frame", frames::check);
    faults.raise();
    faults.within(
        "/as", () -> output.add(over.as(), value(over, arguments, partition, order, frames)));
    faults.raise();
    return output;
  }

  private RexNode value(
      Over over,
      List<RexNode> arguments,
      List<RexNode> partition,
      List<RexFieldCollation> order,
      Frames frames) {
    return planning
        .rex()
        .makeOver(
            WindowFunctions.type(over.function(), arguments),
            WindowFunctions.operator(over.function()),
            arguments,
            partition,
            ImmutableList.copyOf(order),
            frames.start(),
            frames.end(),
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            frames.ofRows(),
            true,
            false,
            false,
            false);
  }
}
