// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.model.Column;
import dev.slipway.model.Schema;
import dev.slipway.model.recipe.SqlEngine;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** From a finished plan to SQL whose columns have exactly the types of the schema. */
public final class Finish {
  private Finish() {}

  /** The plan in DuckDB's SQL. */
  public static String write(RelNode plan) {
    return write(plan, SqlEngine.DUCKDB);
  }

  /** The plan in an engine's SQL; a fault where the engine cannot do what it says. */
  public static String write(RelNode plan, SqlEngine engine) {
    EngineDialect dialect = EngineDialect.of(engine);
    RelNode written =
        engine == SqlEngine.DUCKDB ? plan : Rewriting.of(Uncorrelated.of(plan), dialect);
    String query = dialect.write(new Layers(dialect).visitRoot(written).asStatement());
    Set<String> readings = readings(plan, dialect);
    return readings.isEmpty() ? query : "WITH " + String.join(",\n", readings) + "\n" + query;
  }

  private static Set<String> readings(RelNode plan, EngineDialect dialect) {
    Set<String> readings = new LinkedHashSet<>();
    plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(TableScan scan) {
            dialect.reading(scan).ifPresent(readings::add);
            return scan;
          }

          @Override
          public RelNode visit(RelNode node) {
            node.accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery query) {
                    readings.addAll(readings(query.rel, dialect));
                    return query;
                  }
                });
            return super.visit(node);
          }
        });
    return readings;
  }

  /** As {@link #cast(String, Schema, SqlEngine)} for DuckDB. */
  public static String cast(String query, Schema schema) {
    return cast(query, schema, SqlEngine.DUCKDB);
  }

  /** Casts every column; the list of names also names what the query itself left without one. */
  public static String cast(String query, Schema schema, SqlEngine engine) {
    EngineDialect dialect = EngineDialect.of(engine);
    String casts =
        schema.columns().stream()
            .map(column -> cast(column, dialect))
            .collect(Collectors.joining(",\n  "));
    String names =
        schema.names().stream().map(dialect::identifier).collect(Collectors.joining(", "));
    return "SELECT\n  " + casts + "\nFROM (\n" + query + "\n) AS result (" + names + ")";
  }

  private static String cast(Column column, EngineDialect dialect) {
    String name = dialect.identifier(column.name());
    return "CAST(" + name + " AS " + dialect.typeName(column.type()) + ") AS " + name;
  }
}
