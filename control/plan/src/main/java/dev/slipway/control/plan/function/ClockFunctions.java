// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.DATE;
import static dev.slipway.control.plan.function.Returns.STRING;
import static dev.slipway.control.plan.function.Returns.TIMESTAMP;
import static dev.slipway.control.plan.function.Returns.TIMESTAMPTZ;
import static dev.slipway.control.plan.function.Takes.INTEGER;
import static dev.slipway.control.plan.function.Takes.NUMBER;
import static dev.slipway.control.plan.function.Takes.TWO_TEXTS;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Functions that make dates and times, of parts, numbers and text, and write them. Patterns are
 * those of strftime: {@code %Y %m %d %H %M %S %f} and a few more.
 */
final class ClockFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  "make_date(year, month, day)",
                  "The date of that year, month and day; an error where there is none.",
                  DATE,
                  OperandTypes.family(
                      SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER))
              .example("make_date(2020, 2, 29)", "2020-02-29"),
          function(
                  "make_timestamp(year, month, day, hour, minute, second)",
                  "The timestamp of those parts; an error where there is none.",
                  TIMESTAMP,
                  OperandTypes.family(
                      SqlTypeFamily.INTEGER,
                      SqlTypeFamily.INTEGER,
                      SqlTypeFamily.INTEGER,
                      SqlTypeFamily.INTEGER,
                      SqlTypeFamily.INTEGER,
                      SqlTypeFamily.NUMERIC))
              .example(
                  "CAST(make_timestamp(2020, 2, 29, 1, 2, 3.5) AS string)",
                  "2020-02-29 01:02:03.5"),
          function(
                  "strftime(time, pattern)",
                  "The time as text in that pattern.",
                  STRING,
                  OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER))
              .literal(1, Literal.TIME_PATTERN)
              .example("strftime(DATE '2020-02-29', '%d.%m.%Y')", "29.02.2020"),
          function(
                  "parse_date(text, pattern)",
                  "The date that the text holds in that pattern; null where it does not fit.",
                  DATE,
                  TWO_TEXTS)
              .written("CAST(try_strptime($1, $2) AS DATE)")
              .literal(1, Literal.TIME_PATTERN)
              .example("parse_date('29.02.2020', '%d.%m.%Y')", "2020-02-29"),
          function(
                  "parse_timestamp(text, pattern)",
                  "The timestamp that the text holds in that pattern; null where it does not fit.",
                  TIMESTAMP,
                  TWO_TEXTS)
              .written("try_strptime($1, $2)")
              .literal(1, Literal.TIME_PATTERN)
              .example(
                  "CAST(parse_timestamp('29.02.2020 1:05', '%d.%m.%Y %H:%M') AS string)",
                  "2020-02-29 01:05:00"),
          function(
                  "to_zone(instant, zone)",
                  "What clocks in that zone show at an instant, as a timestamp.",
                  TIMESTAMP,
                  OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER))
              .written("timezone($2, CAST($1 AS TIMESTAMPTZ))")
              .literal(1, Literal.ZONE)
              .example(
                  "CAST(to_zone(CAST('2020-07-01 12:00:00+00' AS timestamptz), 'Europe/Paris') AS string)",
                  "2020-07-01 14:00:00"),
          function(
                  "from_zone(timestamp, zone)",
                  "The instant at which clocks in that zone show a timestamp; where they show it twice, the later one, and where they skip it, as if they had not been put forward.",
                  TIMESTAMPTZ,
                  OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER))
              .written("timezone($2, CAST($1 AS TIMESTAMP))")
              .literal(1, Literal.ZONE)
              .example(
                  "CAST(from_zone(TIMESTAMP '2020-07-01 14:00:00', 'Europe/Paris') AS string)",
                  "2020-07-01 12:00:00+00"),
          function(
                  "from_epoch(seconds)",
                  "The instant so many seconds after 1970 in UTC.",
                  TIMESTAMPTZ,
                  NUMBER)
              .written("to_timestamp(CAST($1 AS DOUBLE))")
              .example("CAST(from_epoch(60.5) AS string)", "1970-01-01 00:01:00.5+00"),
          function(
                  "from_epoch_ms(milliseconds)",
                  "The instant so many milliseconds after 1970 in UTC.",
                  TIMESTAMPTZ,
                  INTEGER)
              .written("timezone('UTC', make_timestamp_ms(CAST($1 AS BIGINT)))")
              .example("CAST(from_epoch_ms(60500) AS string)", "1970-01-01 00:01:00.5+00"),
          function(
                  "now()",
                  "The instant at which the recipe runs.",
                  TIMESTAMPTZ,
                  OperandTypes.NILADIC)
              .asVolatile()
              .example("now() > CAST('2020-01-01 00:00:00+00' AS timestamptz)", "true"),
          function(
                  "current_timestamp",
                  "The instant at which the recipe runs.",
                  SqlStdOperatorTable.CURRENT_TIMESTAMP)
              .asVolatile()
              .example("current_timestamp IS NULL", "false"),
          function(
                  "current_date",
                  "The day on which the recipe runs, in UTC.",
                  SqlStdOperatorTable.CURRENT_DATE)
              .asVolatile()
              .example("current_date > DATE '2020-01-01'", "true"));

  private ClockFunctions() {}
}
