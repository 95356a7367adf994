// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.spi.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What allows a build's own files to be read without casts: each type comes back as it went. */
final class ExactTypesTest {
  private final Database database = Database.open();
  @TempDir private Path home;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void readsEachTypeAsItWasWritten() {
    Schema schema = everyType();
    Path file = home.resolve("all.parquet");
    String casts =
        schema.columns().stream()
            .map(column ->
                "CAST(NULL AS " + DuckType.sql(column.type()) + ") AS " + Sql.name(column.name()))
            .collect(joining(", ", "SELECT ", ""));
    database.execute("COPY (" + casts + ") TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
    Scan exact = new Scan(schema, new Format.Parquet(), Map.of(), true, List.of(), "1");

    assertThat(types(schema, ParquetSource.select(exact, List.of(file))))
        .isEqualTo(types(schema, casts))
        .doesNotContain("\"NULL\"");
  }

  private List<String> types(Schema schema, String select) {
    String each =
        schema.names().stream()
            .map(name -> "typeof(" + Sql.name(name) + ")")
            .collect(joining(", "));
    return database.query(
        "SELECT " + each + " FROM (" + select + ")",
        rows -> {
          rows.next();
          List<String> types = new ArrayList<>();
          for (int n = 1; n <= schema.columns().size(); n++) {
            types.add(String.valueOf(rows.getString(n)));
          }
          return types;
        });
  }

  private static Schema everyType() {
    List<Column> columns = new ArrayList<>();
    for (Primitive type : Primitive.values()) {
      columns.add(Column.of("c" + columns.size(), type));
    }
    for (String nested :
        List.of(
            "decimal(4,1)",
            "decimal(18,3)",
            "decimal(38,10)",
            "list<timestamp>",
            "map<string,timestamptz>",
            "struct<x:int32,l:list<struct<d:date,u:uuid>>>")) {
      columns.add(Column.of("c" + columns.size(), ColumnType.parse(nested)));
    }
    return new Schema(columns);
  }
}
