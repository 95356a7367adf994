// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What Calcite's validator has against an expression or query, in the words of Slipway. */
final class Refusals {
  private static final Pattern NO_TABLE = Pattern.compile("(?:Object|Table) '([^']*)' not found.*");
  private static final Pattern NO_COLUMN =
      Pattern.compile("Column '([^']*)' not found in (any table|table '([^']*)').*");
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(VARCHAR|CHAR|INTEGER|BIGINT|REAL|DOUBLE|FLOAT|VARBINARY|BINARY"
              + "|TIMESTAMP_WITH_LOCAL_TIME_ZONE|TIMESTAMP|TIME|DATE|BOOLEAN|DECIMAL|UUID)"
              + "(\\(\\d+(?:, \\d+)?\\))?(?: CHARACTER SET \"[^\"]*\" COLLATE \"[^\"]*\")?( NOT NULL)?(?=[>, ]|$)");

  private Refusals() {}

  /**
   * @param tables the inputs that the text may name
   * @param columns the columns that it may name
   */
  static SlipwayException of(
      String text, CalciteContextException e, List<String> tables, List<String> columns) {
    String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    String message = String.valueOf(said).replaceAll("\\.?\\s*$", "");
    Matcher table = NO_TABLE.matcher(message);
    Matcher column = NO_COLUMN.matcher(message);
    SqlParserPos at = new SqlParserPos(Math.max(1, e.getPosLine()), Math.max(1, e.getPosColumn()));
    if (table.matches()) {
      return Parsing.fault(
          text, at, "There is no input '" + table.group(1) + "'", meant(table.group(1), tables));
    }
    if (column.matches()) {
      String where = column.group(3) == null ? "" : " in '" + column.group(3) + "'";
      return Parsing.fault(
          text,
          at,
          "There is no column '" + column.group(1) + "'" + where,
          meant(column.group(1), columns));
    }
    return Parsing.fault(text, at, TYPE.matcher(message).replaceAll(Refusals::typeName), "");
  }

  private static String meant(String name, List<String> known) {
    return Text.didYouMean(name, known);
  }

  private static String typeName(MatchResult type) {
    return switch (type.group(1)) {
      case "VARCHAR", "CHAR" -> "string";
      case "INTEGER" -> "int32";
      case "BIGINT" -> "int64";
      case "REAL" -> "float32";
      case "DOUBLE", "FLOAT" -> "float64";
      case "VARBINARY", "BINARY" -> "binary";
      case "TIMESTAMP_WITH_LOCAL_TIME_ZONE" -> "timestamptz";
      case "TIMESTAMP" -> "timestamp";
      case "TIME" -> "time";
      case "DATE" -> "date";
      case "BOOLEAN" -> "boolean";
      case "UUID" -> "uuid";
      default -> "decimal" + (type.group(2) == null ? "" : type.group(2).replace(" ", ""));
    };
  }
}
