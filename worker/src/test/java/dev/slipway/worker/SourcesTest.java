// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Scan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourcesTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(Column.of("id", Primitive.INT64), Column.of("o'clock \"x\"", Primitive.STRING)));
  private static final List<Path> FILES = List.of(Path.of("/d/it's.parquet"));

  @Test
  void readsManagedParquetByFieldId() {
    Scan scan =
        new Scan(SCHEMA, new Format.Parquet(), Map.of("id", 3, "o'clock \"x\"", 7), List.of(), "1");

    assertThat(ParquetSource.select(scan, FILES))
        .isEqualTo(
            "SELECT \"id\", \"o'clock \"\"x\"\"\" FROM read_parquet(['/d/it''s.parquet'], schema = MAP {"
                + "3: {name: 'id', type: 'BIGINT', default_value: NULL}, "
                + "7: {name: 'o''clock \"x\"', type: 'VARCHAR', default_value: NULL}}, hive_partitioning = false)");
  }

  @Test
  void readsExternalParquetByNameAndCasts() {
    Scan scan = new Scan(SCHEMA, new Format.Parquet(), Map.of(), List.of(), "1");

    assertThat(ParquetSource.select(scan, FILES))
        .startsWith("SELECT CAST(\"id\" AS BIGINT) AS \"id\", CAST(")
        .doesNotContain("union_by_name");
    assertThat(ParquetSource.select(scan, List.of(Path.of("/a.parquet"), Path.of("/b.parquet"))))
        .contains("union_by_name = true");
  }

  @Test
  void readsWhatABuildWroteAsItIs() {
    Scan scan = new Scan(SCHEMA, new Format.Parquet(), Map.of(), true, List.of(), "1");

    assertThat(ParquetSource.select(scan, FILES))
        .startsWith(
            "SELECT \"id\", \"o'clock \"\"x\"\"\" FROM read_parquet(['/d/it''s.parquet'], hive");
  }

  @Test
  void readsAlikeCsvFilesTogetherAndOthersApart() {
    List<CsvSource.File> files =
        List.of(
            new CsvSource.File(Path.of("/a.csv"), List.of("id", "x"), true),
            new CsvSource.File(Path.of("/b.csv"), List.of("x", "id"), true),
            new CsvSource.File(Path.of("/c.csv"), List.of("id", "x"), true));
    Schema schema = new Schema(List.of(Column.of("x", Primitive.DATE)));
    Format.Csv format =
        new Format.Csv(";", "'", "", true, "latin-1", List.of("NA"), "%d.%m.%Y", "");

    assertThat(CsvSource.select(schema, format, files))
        .isEqualTo(
            "SELECT \"x\" AS \"x\" FROM read_csv(['/a.csv', '/c.csv'], auto_detect = false, hive_partitioning = false,"
                + " delim = ';', quote = '''', escape = '''', encoding = 'latin-1', nullstr = ['', 'NA'],"
                + " dateformat = '%d.%m.%Y', header = true, columns = {'id': 'VARCHAR', 'x': 'DATE'})"
                + " UNION ALL SELECT \"x\" AS \"x\" FROM read_csv(['/b.csv'], auto_detect = false,"
                + " hive_partitioning = false, delim = ';', quote = '''', escape = '''', encoding = 'latin-1',"
                + " nullstr = ['', 'NA'], dateformat = '%d.%m.%Y', header = true,"
                + " columns = {'x': 'DATE', 'id': 'VARCHAR'})");
  }

  @Test
  void namesTheColumnThatACsvFileLacks() {
    List<CsvSource.File> files =
        List.of(new CsvSource.File(Path.of("/d/a.csv"), List.of("ident"), true));

    assertThatThrownBy(() -> CsvSource.select(SCHEMA, Format.Csv.standard(), files))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessage(
            "The file a.csv has no column 'id'; its columns are ident. Did you mean 'ident'?");
  }

  @Test
  void readsJsonWithDeclaredColumns() {
    assertThat(JsonSource.select(SCHEMA, List.of(Path.of("/a.jsonl"))))
        .contains(
            "columns = {'id': 'BIGINT', 'o''clock \"x\"': 'VARCHAR'}",
            "format = 'newline_delimited'");
  }

  @Test
  void givesFieldIdsToAllThatIsInAColumn() {
    Schema nested =
        new Schema(
            List.of(
                Column.of("a", Primitive.INT64),
                Column.of("s", ColumnType.parse("struct<x:int32,l:list<string>>")),
                Column.of("m", ColumnType.parse("map<string,date>"))));
    FieldIds ids =
        new FieldIds(
            Map.of(
                "a",
                1,
                "s",
                2,
                "s.x",
                3,
                "s.l",
                4,
                "s.l.element",
                5,
                "m",
                6,
                "m.key",
                7,
                "m.value",
                8));

    assertThat(ids.sql(nested))
        .isEqualTo(
            "{\"a\": 1, \"s\": {__duckdb_field_id: 2, \"x\": 3, \"l\": {__duckdb_field_id: 4, \"element\": 5}},"
                + " \"m\": {__duckdb_field_id: 6, \"key\": 7, \"value\": 8}}");
    assertThat(ids.byQuotedPath(nested))
        .isEqualTo(
            Map.of(
                "\"a\"",
                1,
                "\"s\".\"x\"",
                3,
                "\"s\".\"l\".\"element\"",
                5,
                "\"m\".\"key\"",
                7,
                "\"m\".\"value\"",
                8));
  }

  @Test
  void letsNoTextLeaveItsQuotes() {
    assertThat(Sql.subquery("SELECT 'x'; DROP TABLE t"))
        .isEqualTo("query('SELECT ''x''; DROP TABLE t')");
    assertThat(Sql.name("a\"b")).isEqualTo("\"a\"\"b\"");
  }
}
