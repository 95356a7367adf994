// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.DATE;
import static dev.slipway.control.plan.function.Returns.FLOAT64;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Takes.TIME;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Functions over dates and times: parts, and sums with them. Parts of a timestamptz are those in
 * UTC.
 */
final class TimeFunctions {
  static final List<FunctionDefinition> ALL = Stream.concat(parts(), others()).toList();

  private TimeFunctions() {}

  private static Stream<FunctionDefinition> parts() {
    return Stream.of(
        part("year", "The year.", "2020"),
        part("quarter", "The quarter, from 1 to 4.", "1"),
        part("month", "The month, from 1 to 12.", "2"),
        part("week", "The week of ISO 8601: the first one has the year's first Thursday.", "9"),
        part("day", "The day of the month.", "29"),
        part("hour", "The hour, from 0 to 23.", "13"),
        part("minute", "The minute, from 0 to 59.", "14"),
        part("second", "The second, from 0 to 59.", "15"),
        part("day_of_week", "The day of the week, from Monday, 1, to Sunday, 7.", "6")
            .written("isodow($1)"),
        part("day_of_year", "The day of the year, from 1.", "60").written("dayofyear($1)"),
        part("iso_year", "The year that the week of ISO 8601 belongs to.", "2020")
            .written("isoyear($1)"),
        part("days_in_month", "How many days its month has.", "29").written("day(last_day($1))"),
        part("millisecond", "The milliseconds after the second, from 0 to 999.", "500")
            .written("(millisecond($1) % 1000)"));
  }

  private static FunctionDefinition part(String name, String description, String value) {
    return function(name + "(time)", description, INT64, TIME)
        .example(name + "(TIMESTAMP '2020-02-29 13:14:15.5')", value);
  }

  private static Stream<FunctionDefinition> others() {
    return Stream.of(
        function(
                "extract(part FROM time)",
                "A part of a date or time: YEAR, QUARTER, MONTH, WEEK, DAY, DOY, ISODOW (Monday is 1), HOUR, MINUTE and others.",
                SqlStdOperatorTable.EXTRACT)
            .example("extract(ISODOW FROM DATE '2020-02-29')", "6"),
        function(
                "date_trunc(unit, time)",
                "The start of the year, quarter, month, week, day, hour, minute or second; of the time's own type.",
                ReturnTypes.ARG1,
                OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME))
            .literal(0, Literal.UNIT)
            .example("date_trunc('month', DATE '2020-02-29')", "2020-02-01"),
        function(
                "date_add(unit, amount, time)",
                "The time so many units later; the last day of a month that is too short; of the time's own type.",
                ReturnTypes.ARG2,
                OperandTypes.family(
                    SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.DATETIME))
            .written("(($3) + ($2) * CAST(concat('1 ', $1) AS INTERVAL))")
            .literal(0, Literal.UNIT)
            .example("date_add('month', 1, DATE '2020-01-31')", "2020-02-29"),
        function(
                "units_between(unit, from, to)",
                "How many starts of a year, quarter, month, week, day, hour, minute or second lie between two times.",
                INT64,
                OperandTypes.family(
                    SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME))
            .written("date_diff($1, $2, $3)")
            .literal(0, Literal.UNIT)
            .example("units_between('day', DATE '2020-02-28', DATE '2020-03-01')", "2"),
        function(
                "full_units_between(unit, from, to)",
                "How many units have passed in full between two times; negative where the second is before the first.",
                INT64,
                OperandTypes.family(
                    SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME))
            .written("datesub($1, $2, $3)")
            .literal(0, Literal.UNIT)
            .example("full_units_between('month', DATE '2020-01-15', DATE '2020-03-14')", "1"),
        function("last_day(time)", "The last day of its month.", DATE, TIME)
            .example("last_day(DATE '2020-02-03')", "2020-02-29"),
        function("is_weekend(time)", "Whether it is a Saturday or Sunday.", BOOLEAN, TIME)
            .written("(isodow($1) >= 6)")
            .example("is_weekend(DATE '2020-02-29')", "true"),
        function("epoch(time)", "The seconds since 1970 in UTC, with fractions.", FLOAT64, TIME)
            .example("epoch(TIMESTAMP '1970-01-01 00:01:00.5')", "60.5"),
        function("epoch_ms(time)", "The milliseconds since 1970 in UTC.", INT64, TIME)
            .example("epoch_ms(TIMESTAMP '1970-01-01 00:01:00.5')", "60500"));
  }
}
