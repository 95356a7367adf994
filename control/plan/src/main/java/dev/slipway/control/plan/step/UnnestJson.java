// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.Literal;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Columns of the values in JSON. */
final class UnnestJson implements StepRule<UnnestJson.Parameters> {
  record Parameters(String column, List<Value> values) {
    Parameters {
      values = List.copyOf(values);
    }
  }

  @Override
  public String type() {
    return "unnest-json";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column for each path into JSON text, such as $.customer.id, read as a type; null where there is nothing or where it does not fit.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode json = cells.at("/column", () -> cells.text(parameters.column()));
    if (parameters.values().isEmpty()) {
      throw Faults.at("/values", "Name at least one value.");
    }
    Columns output = Columns.of(input);
    Faults faults = new Faults();
    faults.each(
        "/values",
        parameters.values(),
        (i, value) -> output.add(value.into(), value(json, value, cells)));
    faults.raise();
    return output.project();
  }

  record Value(String path, String into, ColumnType type) {
    public static Value standard() {
      return new Value("", "", Primitive.STRING);
    }
  }

  private static RexNode value(RexNode json, Value value, Cells cells) {
    RexNode path = cells.at("/path", () -> cells.checked(value.path(), Literal.JSON_PATH));
    RexNode text = cells.call("json_text", json, path);
    return value.type() == Primitive.STRING ? text : cells.tryCast(text, value.type());
  }
}
