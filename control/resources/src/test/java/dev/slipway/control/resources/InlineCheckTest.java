// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.model.Cell;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineCheckTest {
  @Test
  void readsNumbersTruthValuesAndNullAsTheirTexts() {
    String text =
        "{'type':'inline','schema':[{'name':'id','type':'int64'},{'name':'x','type':'float64'},"
            + "{'name':'ok','type':'boolean'}],'rows':[[1,2.50,true],['2',1e3,null]]}";

    DatasetSpec spec = Documents.read(DatasetSpec.class, Documents.parse(text.replace('\'', '"')));

    assertThat(spec)
        .isEqualTo(
            table(
                "id int64, x float64, ok boolean",
                List.of(row("1", "2.50", "true"), row("2", "1E+3", "-"))));
    assertThat(InlineCheck.problems((DatasetSpec.Inline) spec)).isEmpty();
    assertThat(Documents.read(DatasetSpec.class, Documents.write(spec))).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource({
    "int32, 2147483648", "int32, 1.0", "int64, 9223372036854775808", "int64, ''", "boolean, yes",
    "float64, one", "date, 2026-02-30", "date, 31.01.2026", "time, 25:00", "timestamp, 2026-01-31",
    "timestamptz, 2026-01-31T00:00:00", "uuid, 1-1-1-1-1", "'decimal(4,2)', 1.234",
        "'decimal(4,2)', 123",
  })
  void pointsToTheRowAndColumnOfAValueThatIsNone(String type, String value) {
    DatasetSpec.Inline table =
        table("a string, b " + type, List.of(row("x", "-"), row("y", value)));

    assertThat(InlineCheck.problems(table))
        .extracting(Problem::pointer)
        .containsExactly("/rows/1/1");
    assertThat(InlineCheck.problems(table).getFirst().message()).contains("'" + value + "'", "'b'");
  }

  @ParameterizedTest
  @CsvSource({
    "int32, -2147483648",
    "int64, 9223372036854775807",
    "float32, NaN",
    "float64, -1.5e-3",
    "date, 2024-02-29",
    "time, 12:30",
    "timestamp, 2026-01-31 12:30:00.123456",
    "timestamptz, 2026-01-31T12:30:00+02:00",
    "uuid, 123e4567-e89b-12d3-a456-426614174000",
    "'decimal(4,2)', 12.30",
    "string, ''",
  })
  void takesWhatTheTypeCanHold(String type, String value) {
    assertThat(InlineCheck.problems(table("a " + type, List.of(row(value))))).isEmpty();
  }

  @Test
  void refusesRowsOfAnotherLengthTooManyRowsAndTypesWithParts() {
    assertThat(InlineCheck.problems(table("a string, b string", List.of(row("x")))))
        .extracting(Problem::pointer)
        .containsExactly("/rows/0");
    assertThat(InlineCheck.problems(table("a string", Collections.nCopies(10_001, row("x")))))
        .extracting(Problem::pointer)
        .containsExactly("/rows");
    assertThat(
            InlineCheck.problems(
                table("a string", Collections.nCopies(11, row("x".repeat(100_000))))))
        .extracting(Problem::pointer)
        .containsExactly("/rows");
    assertThat(InlineCheck.problems(table("a list<string>", List.of())))
        .extracting(Problem::pointer)
        .containsExactly("/schema/0/type");
    assertThat(InlineCheck.problems(table("", List.of())))
        .extracting(Problem::pointer)
        .containsExactly("/schema");
  }

  @Test
  void saysTheSameOfAWholeTableNotTenThousandTimes() {
    assertThat(InlineCheck.problems(table("a int64", Collections.nCopies(10_000, row("x")))))
        .hasSize(20);
  }

  private static DatasetSpec.Inline table(String columns, List<List<Cell>> rows) {
    List<Column> schema = new ArrayList<>();
    for (String column : columns.split(", ", -1)) {
      int blank = column.indexOf(' ');
      if (blank > 0) {
        schema.add(
            Column.of(column.substring(0, blank), ColumnType.parse(column.substring(blank + 1))));
      }
    }
    return new DatasetSpec.Inline(new Schema(schema), rows, List.of());
  }

  /** A dash is null. */
  private static List<Cell> row(String... values) {
    return Arrays.stream(values)
        .map(value -> value.equals("-") ? Cell.NULL : Cell.of(value))
        .toList();
  }
}
