// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads many rows as text, and counts in one pass what each column holds. */
final class CsvProfile {
  private static final long MOST_ROWS = 1_000_000;

  /** In one statement: DuckDB plans milliseconds for each, and gives no sign of life meanwhile. */
  private static final int MOST_COLUMNS = 200;

  private final Database database;
  private final Format.Csv format;
  private final List<String> nulls;

  CsvProfile(Database database, Format.Csv format, List<String> nulls) {
    this.database = database;
    this.format = format;
    this.nulls = nulls;
  }

  List<ColumnProfile> read(List<Path> files, List<String> names, List<String> types) {
    Schema text =
        new Schema(names.stream().map(name -> Column.of(name, Primitive.STRING)).toList());
    List<CsvSource.File> sources =
        files.stream()
            .map(file ->
                new CsvSource.File(
                    file, format.header() ? CsvHeader.read(database, format, file) : names, true))
            .toList();
    List<ColumnType> sniffed =
        IntStream.range(0, names.size())
            .mapToObj(i -> i < types.size() ? DuckType.parse(types.get(i)) : Primitive.STRING)
            .toList();
    String source = CsvSource.select(text, withoutNulls(), sources) + " LIMIT " + MOST_ROWS;
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int from = 0; from < names.size(); from += MOST_COLUMNS) {
      int to = Math.min(names.size(), from + MOST_COLUMNS);
      profiles.addAll(profiles(source, names.subList(from, to), sniffed.subList(from, to)));
    }
    return profiles;
  }

  private List<ColumnProfile> profiles(
      String source, List<String> names, List<ColumnType> sniffed) {
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      counts.addAll(counts(Sql.name(names.get(i)), sniffed.get(i)));
    }
    return database.query(
        "SELECT " + String.join(", ", counts) + " FROM (" + source + ")",
        rows -> profiles(rows, sniffed));
  }

  /** Text that may mean null has to be seen to be counted. */
  private Format.Csv withoutNulls() {
    return new Format.Csv(
        format.delimiter(),
        format.quote(),
        format.escape(),
        format.header(),
        format.encoding(),
        List.of(),
        "",
        "",
        format.skip(),
        format.comment());
  }

  private List<String> counts(String column, ColumnType type) {
    String isValue = column + " NOT IN " + tuple();
    return List.of(
        "count_if(" + isValue + ")",
        type == Primitive.STRING
            ? "0"
            : "count_if(" + isValue + " AND " + cast(column, type) + " IS NULL)",
        type == Primitive.INT64
            ? "count_if(" + isValue + " AND TRY_CAST(" + column + " AS DOUBLE) IS NULL)"
            : "0",
        type == Primitive.INT64
            ? "count_if(regexp_matches(" + column + ", '^[+-]?0[0-9]+$'))"
            : "0",
        type == Primitive.STRING
            ? "[]::VARCHAR[]"
            : "list(DISTINCT " + column + ") FILTER (" + column + " IN " + tuple() + ")");
  }

  private String tuple() {
    String list = Sql.list(nulls);
    return "(" + list.substring(1, list.length() - 1) + ")";
  }

  private String cast(String column, ColumnType type) {
    if (WholeNumber.is(type)) {
      return WholeNumber.tryRead(column, type);
    }
    String pattern =
        type == Primitive.DATE
            ? format.dateFormat()
            : type == Primitive.TIMESTAMP || type == Primitive.TIMESTAMPTZ
                ? format.timestampFormat()
                : "";
    return pattern.isEmpty()
        ? "TRY_CAST(" + column + " AS " + DuckType.sql(type) + ")"
        : "try_strptime(" + column + ", " + Sql.text(pattern) + ")";
  }

  private static List<ColumnProfile> profiles(ResultSet row, List<ColumnType> sniffed)
      throws SQLException {
    row.next();
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int i = 0; i < sniffed.size(); i++) {
      int at = 5 * i + 1;
      profiles.add(
          new ColumnProfile(
              sniffed.get(i),
              row.getLong(at),
              row.getLong(at + 1),
              row.getLong(at + 2),
              row.getLong(at + 3),
              texts(row.getArray(at + 4))));
    }
    return profiles;
  }

  private static List<String> texts(Array array) throws SQLException {
    return array == null
        ? List.of()
        : Arrays.stream((Object[]) array.getArray())
            .map(String::valueOf)
            .filter(text -> !text.isEmpty())
            .toList();
  }
}
