// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import java.sql.SQLException;
import java.util.Map;

/** The examples of the functions as queries over the little table that the documentation shows. */
final class Documented {
  private static final Name ROWS = new Name("rows_");
  private static final Schema SCHEMA = Samples.schema("x int32", "y string");

  private Documented() {}

  static void rows(Duck duck) throws SQLException {
    duck.table(ROWS, SCHEMA, "1, 'a'", "2, 'b'", "2, 'c'", "4, NULL", "NULL, 'a'");
  }

  static Planned.Output example(FunctionDefinition function) {
    boolean scalar = FunctionTable.SCALAR.find(function.name()).isPresent();
    String expression = function.example().orElseThrow().expression();
    String sql = "SELECT " + expression + " AS v FROM rows_" + (scalar ? " LIMIT 1" : "");
    return new Planner().query(sql, Map.of(ROWS, SCHEMA)).output();
  }
}
