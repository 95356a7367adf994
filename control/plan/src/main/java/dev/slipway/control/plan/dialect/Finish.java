// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.model.Column;
import dev.slipway.model.Schema;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;

/** From a finished plan to SQL whose columns have exactly the types of the schema. */
public final class Finish {
  private Finish() {}

  public static String write(RelNode plan) {
    return DuckDbDialect.INSTANCE.write(
        new Layers(DuckDbDialect.INSTANCE).visitRoot(plan).asStatement());
  }

  /** Casts every column; the list of names also names what the query itself left without one. */
  public static String cast(String query, Schema schema) {
    String casts = schema.columns().stream().map(Finish::cast).collect(Collectors.joining(",\n  "));
    String names =
        schema.names().stream().map(DuckDbDialect::quoted).collect(Collectors.joining(", "));
    return "SELECT\n  " + casts + "\nFROM (\n" + query + "\n) AS result (" + names + ")";
  }

  private static String cast(Column column) {
    String name = DuckDbDialect.quoted(column.name());
    return "CAST(" + name + " AS " + TypeName.duckDb(column.type()) + ") AS " + name;
  }
}
