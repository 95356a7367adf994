// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Hashes instead of values. */
final class HashColumns implements StepRule<HashColumns.Parameters> {
  /**
   * @param salt text before each value, such as ${salt}
   */
  record Parameters(List<String> columns, String salt) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "hash-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces values by the SHA-256 of a salt and the value as text, so that equal values stay equal and cannot be read. Without a secret salt, guesses can be tried.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.call(
                "sha256",
                cells.op(
                    SqlStdOperatorTable.CONCAT,
                    cells.literal(parameters.salt()),
                    cells.cast(cells.column(name), Primitive.STRING))));
  }
}
