// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The values at which engines part: of every type null, the least and the largest, and what is odd
 * about it. Told as {@link Cells} tells them.
 */
final class EngineValues {
  private static final int MOST = 16;
  private static final List<String> SMALL = List.of("null", "-1", "0", "1", "2", "5");
  private static final Map<String, List<String>> VALUES = values();

  private EngineValues() {}

  static List<String> types() {
    return List.copyOf(VALUES.keySet());
  }

  private static Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put(
        "string",
        List.of(
            "null",
            "",
            " a ",
            "Abc",
            "a,b,,c",
            "漢🛩é",
            "12.5",
            "-7",
            "2020-02-29",
            "2021-03-28 02:30:00",
            "{\"a\":[1,\"x\"]}",
            "it's \\n 1",
            "true"));
    values.put("int32", List.of("null", "0", "1", "-1", "7", "-2147483648", "2147483647"));
    values.put(
        "int64",
        List.of("null", "0", "1", "-3", "12", "-9223372036854775808", "9223372036854775807"));
    values.put(
        "float64",
        List.of(
            "null",
            "0.0",
            "-0.0",
            "2.5",
            "-3.5",
            "0.1",
            "NaN",
            "Infinity",
            "-Infinity",
            "1.7976931348623157E308",
            "1.0E20"));
    values.put("float32", List.of("null", "0.0", "-0.0", "1.5", "-0.1", "NaN", "3.4028235E38"));
    values.put("decimal(10,2)", List.of("null", "0.00", "2.50", "-2.50", "0.01", "99999999.99"));
    values.put(
        "decimal(38,6)", List.of("null", "12345678901234567890.123456", "-0.500000", "7.000000"));
    values.put("boolean", List.of("null", "true", "false"));
    values.put(
        "date",
        List.of("null", "0001-01-01", "1970-01-01", "2020-02-29", "2021-03-28", "9999-12-31"));
    values.put(
        "timestamp",
        List.of(
            "null",
            "0001-01-01T00:00:00.000000",
            "2020-02-29T12:34:56.123456",
            "2021-03-28T02:30:00.000000",
            "1969-12-31T23:59:59.500000",
            "9999-12-31T23:59:59.999999"));
    values.put(
        "timestamptz",
        List.of(
            "null",
            "0001-01-01T00:00:00.000000Z",
            "2020-02-29T12:34:56.123456Z",
            "2021-03-28T01:30:00.000000Z",
            "1969-12-31T23:59:59.500000Z",
            "9999-12-31T23:59:59.999999Z"));
    values.put("time", List.of("null", "00:00:00", "12:34:56.123456", "23:59:59.999999"));
    values.put("binary", List.of("null", "", "ab00ff"));
    values.put(
        "uuid",
        List.of(
            "null",
            "00000000-0000-0000-0000-000000000001",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"));
    values.put("list<string>", List.of("null", "[]", "[b, a, b]", "[null, x]"));
    values.put("list<int32>", List.of("null", "[]", "[3, 1, null, 1]", "[2]"));
    return values;
  }

  /**
   * A table {@code args} with columns id, a1, a2, … of these types, of all or many combinations.
   */
  static EngineTable arguments(List<String> types, boolean small) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("id", ColumnType.parse("int32"))));
    List<List<String>> choices = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(Column.of("a" + (i + 1), ColumnType.parse(types.get(i))));
      boolean number = types.get(i).startsWith("int");
      choices.add(small && number ? SMALL : VALUES.getOrDefault(types.get(i), List.of()));
    }
    return new EngineTable("args", new Schema(columns), rows(choices));
  }

  private static List<List<String>> rows(List<List<String>> choices) {
    long all = choices.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, 100_000));
    Random random = new Random(choices.hashCode());
    int most = choices.stream().mapToInt(List::size).max().orElse(1);
    List<List<String>> rows = new ArrayList<>();
    for (int id = 0; id < Math.min(all, Math.max(MOST, most)); id++) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(id)));
      int rest = id;
      for (int i = 0; i < choices.size(); i++) {
        List<String> choice = choices.get(i);
        int turn = all <= MOST || i == 0 ? rest : random.nextInt(choice.size());
        row.add(choice.get(turn % choice.size()));
        rest /= all <= MOST ? choice.size() : 1;
      }
      rows.add(row);
    }
    return rows;
  }
}
