// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** Columns of the fields of a struct. */
final class UnnestStruct implements StepRule<UnnestStruct.Parameters> {
  /**
   * @param prefix before the names of the fields
   */
  record Parameters(String column, String prefix) {}

  @Override
  public String type() {
    return "unnest-struct";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column for each field of a struct, and drops the struct.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode struct = cells.at("/column", () -> cells.column(parameters.column()));
    if (!struct.getType().isStruct()) {
      throw Faults.at("/column", "The column '" + parameters.column() + "' is no struct.");
    }
    int place = input.require(parameters.column());
    Columns output = new Columns(input);
    for (int i = 0; i < input.names().size(); i++) {
      if (i != place) {
        output.add(input.names().get(i), input.ref(i));
      }
    }
    for (int i = 0; i < struct.getType().getFieldCount(); i++) {
      output.add(
          parameters.prefix() + struct.getType().getFieldNames().get(i),
          planning.rex().makeFieldAccess(struct, i));
    }
    return output.project();
  }
}
