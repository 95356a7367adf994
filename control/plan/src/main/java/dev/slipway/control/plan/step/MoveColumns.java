// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Columns at another place. */
final class MoveColumns implements StepRule<MoveColumns.Parameters> {
  /**
   * @param column for BEFORE and AFTER; otherwise ""
   */
  record Parameters(List<String> columns, Place to, String column) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "move-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Moves columns, in the order in which they are named, to the start or the end, or before or after another column.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Set<Integer> moved = moved(parameters, input);
    List<Integer> order =
        new ArrayList<>(
            IntStream.range(0, input.names().size())
                .filter(i -> !moved.contains(i))
                .boxed()
                .toList());
    order.addAll(
        place(parameters, input, order),
        parameters.columns().stream().map(input::require).distinct().toList());
    Columns output = new Columns(input);
    order.forEach(i -> output.add(input.names().get(i), input.ref(i)));
    return output.project();
  }

  enum Place {
    START,
    END,
    BEFORE,
    AFTER
  }

  private static Set<Integer> moved(Parameters parameters, Relation input) {
    Faults faults = new Faults();
    List<Integer> places =
        faults.each(
            "/columns", Cells.named(parameters.columns()), (i, name) -> input.require(name));
    faults.raise();
    return new HashSet<>(places);
  }

  private static int place(Parameters parameters, Relation input, List<Integer> order) {
    return switch (parameters.to()) {
      case START -> 0;
      case END -> order.size();
      case BEFORE -> other(parameters, input, order);
      case AFTER -> other(parameters, input, order) + 1;
    };
  }

  private static int other(Parameters parameters, Relation input, List<Integer> order) {
    Faults faults = new Faults();
    Optional<Integer> place = faults.within("/column", () -> input.require(parameters.column()));
    faults.raise();
    int at = order.indexOf(place.orElseThrow());
    if (at < 0) {
      throw Faults.at(
          "/column", "The column '" + parameters.column() + "' is itself moved; name another one.");
    }
    return at;
  }
}
