// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Lists, such as those of the pieces of a text, as columns and as rows. */
final class Pieces {
  private Pieces() {}

  /** What stands between the separators. */
  static RexNode of(RexNode text, String separator, Cells cells) {
    if (separator.isEmpty()) {
      throw Faults.at("/separator", "Say what stands between the pieces.");
    }
    return cells.call("split", text, cells.literal(separator));
  }

  /** The input with a column for each of the first elements. */
  static Relation columns(RexNode list, List<String> into, Cells cells) {
    if (into.isEmpty()) {
      throw Faults.at("/into", "Name at least one column.");
    }
    Columns output = Columns.of(cells.input());
    Faults faults = new Faults();
    faults.each(
        "/into",
        into,
        (i, name) -> output.add(name, cells.call("element_at", list, cells.literal(i + 1))));
    faults.raise();
    return output.project();
  }

  /** The input with a row for each element, which takes the column's place. */
  static Relation rows(RexNode list, String column, Cells cells) {
    return Columns.of(cells.input()).set(column, cells.call("rows_of", list)).project();
  }
}
