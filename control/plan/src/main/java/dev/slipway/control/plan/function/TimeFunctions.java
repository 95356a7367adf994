// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.DATE;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Returns.STRING;
import static dev.slipway.control.plan.function.Returns.TIMESTAMP;
import static dev.slipway.control.plan.function.Returns.TIMESTAMPTZ;
import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.DATETIME;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Functions over dates and times; parts of a timestamptz are those in UTC. */
final class TimeFunctions {
  private static final List<String> UNITS =
      List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  static final List<FunctionDefinition> ALL = Stream.concat(parts(), others()).toList();

  private TimeFunctions() {}

  private static Stream<FunctionDefinition> parts() {
    return Stream.of("year", "quarter", "month", "week", "day", "hour", "minute", "second")
        .map(part ->
            function(
                part + "(time)",
                "The " + part + " of a date or time.",
                INT64,
                OperandTypes.DATETIME));
  }

  private static Stream<FunctionDefinition> others() {
    return Stream.of(
        function(
            "extract(part FROM time)",
            "A part of a date or time: YEAR, QUARTER, MONTH, WEEK, DAY, DOY, ISODOW (Monday is 1), HOUR, MINUTE and others.",
            SqlStdOperatorTable.EXTRACT),
        function(
                "date_trunc(unit, time)",
                "The start of the year, quarter, month, week, day, hour, minute or second; of the time's own type.",
                ReturnTypes.ARG1,
                OperandTypes.family(CHARACTER, DATETIME))
            .withWords(UNITS),
        function(
                "units_between(unit, from, to)",
                "How many starts of a year, quarter, month, week, day, hour, minute or second lie between two times.",
                INT64,
                OperandTypes.family(CHARACTER, DATETIME, DATETIME))
            .written("date_diff($1, $2, $3)")
            .withWords(UNITS),
        function(
            "make_date(year, month, day)",
            "The date of that year, month and day.",
            DATE,
            OperandTypes.family(INTEGER, INTEGER, INTEGER)),
        function(
            "make_timestamp(year, month, day, hour, minute, second)",
            "The timestamp of those parts.",
            TIMESTAMP,
            OperandTypes.family(
                INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, SqlTypeFamily.NUMERIC)),
        function(
            "strftime(time, pattern)",
            "The time as text: '%Y-%m-%d %H:%M:%S'.",
            STRING,
            OperandTypes.family(DATETIME, CHARACTER)),
        function(
                "parse_timestamp(text, pattern)",
                "The timestamp that the text holds in that pattern; null where it does not fit.",
                TIMESTAMP,
                OperandTypes.family(CHARACTER, CHARACTER))
            .written("try_strptime($1, $2)"),
        function(
                "now()", "The instant at which the recipe runs.", TIMESTAMPTZ, OperandTypes.NILADIC)
            .asVolatile(),
        function(
                "current_timestamp",
                "The instant at which the recipe runs.",
                SqlStdOperatorTable.CURRENT_TIMESTAMP)
            .asVolatile(),
        function(
                "current_date",
                "The day on which the recipe runs, in UTC.",
                SqlStdOperatorTable.CURRENT_DATE)
            .asVolatile());
  }
}
