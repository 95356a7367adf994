// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Numbers of text. */
final class ParseNumbers implements StepRule<ParseNumbers.Parameters> {
  /**
   * @param groupMark what stands between groups of digits; "" if nothing does
   * @param orNull whether what is no number becomes null
   */
  record Parameters(List<String> columns, String decimalMark, String groupMark, boolean orNull) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), ".", ",", false);
    }
  }

  @Override
  public String type() {
    return "parse-numbers";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Reads text such as 1.234,50 € as numbers: takes off what groups digits, blanks and currency signs. What is no number becomes null, or ends the build.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.decimalMark().length() != 1
        || parameters.decimalMark().equals(parameters.groupMark())) {
      throw Faults.at(
          "/decimalMark",
          "Give one character before the digits after the point, other than that between groups.");
    }
    return cells.inPlace(parameters.columns(), name -> parsed(cells.text(name), parameters, cells));
  }

  private static RexNode parsed(RexNode text, Parameters parameters, Cells cells) {
    RexNode bare =
        cells.call(
            "regexp_replace",
            text,
            cells.literal("[\\s\\x{A0}\\x{202F}\\p{Sc}]"),
            cells.literal(""));
    if (!parameters.groupMark().isEmpty()) {
      bare = cells.call("replace", bare, cells.literal(parameters.groupMark()), cells.literal(""));
    }
    RexNode point =
        cells.call("replace", bare, cells.literal(parameters.decimalMark()), cells.literal("."));
    return parameters.orNull()
        ? cells.tryCast(point, Primitive.FLOAT64)
        : cells.cast(point, Primitive.FLOAT64);
  }
}
