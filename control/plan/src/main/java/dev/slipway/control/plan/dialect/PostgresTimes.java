// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import org.apache.calcite.sql.type.SqlTypeName;

/** How PostgreSQL writes functions over dates and times. */
final class PostgresTimes {
  private PostgresTimes() {}

  static void put(Words words) {
    words
        .put("year", "CAST(floor(extract(year FROM CAST($1 AS timestamp))) AS bigint)")
        .put("quarter", "CAST(floor(extract(quarter FROM CAST($1 AS timestamp))) AS bigint)")
        .put("month", "CAST(floor(extract(month FROM CAST($1 AS timestamp))) AS bigint)")
        .put("week", "CAST(floor(extract(week FROM CAST($1 AS timestamp))) AS bigint)")
        .put("day", "CAST(floor(extract(day FROM CAST($1 AS timestamp))) AS bigint)")
        .put("hour", When.is(1, SqlTypeName.TIME), "CAST(floor(extract(hour FROM $1)) AS bigint)")
        .put("hour", "CAST(floor(extract(hour FROM CAST($1 AS timestamp))) AS bigint)")
        .put(
            "minute",
            When.is(1, SqlTypeName.TIME),
            "CAST(floor(extract(minute FROM $1)) AS bigint)")
        .put("minute", "CAST(floor(extract(minute FROM CAST($1 AS timestamp))) AS bigint)")
        .put(
            "second",
            When.is(1, SqlTypeName.TIME),
            "CAST(floor(extract(second FROM $1)) AS bigint)")
        .put("second", "CAST(floor(extract(second FROM CAST($1 AS timestamp))) AS bigint)")
        .put("day_of_week", "CAST(floor(extract(isodow FROM CAST($1 AS timestamp))) AS bigint)")
        .put("day_of_year", "CAST(floor(extract(doy FROM CAST($1 AS timestamp))) AS bigint)")
        .put("iso_year", "CAST(floor(extract(isoyear FROM CAST($1 AS timestamp))) AS bigint)")
        .put(
            "millisecond",
            When.is(1, SqlTypeName.TIME),
            "(CAST(floor(extract(milliseconds FROM $1)) AS bigint) % 1000)")
        .put(
            "millisecond",
            "(CAST(floor(extract(milliseconds FROM CAST($1 AS timestamp))) AS bigint) % 1000)")
        .put(
            "last_day",
            "CAST(date_trunc('month', CAST($1 AS timestamp)) + INTERVAL '1 month' - INTERVAL '1 day' AS date)")
        .put(
            "days_in_month",
            "CAST(extract(day FROM date_trunc('month', CAST($1 AS timestamp)) + INTERVAL '1 month' - INTERVAL '1 day') AS bigint)")
        .put("date_trunc", "CAST(date_trunc($1, CAST($2 AS timestamp)) AS $T)")
        .put("is_weekend", "(extract(isodow FROM CAST($1 AS timestamp)) >= 6)")
        .put("epoch", "CAST(extract(epoch FROM CAST($1 AS timestamp)) AS double precision)")
        .put("epoch_ms", "CAST(floor(extract(epoch FROM CAST($1 AS timestamp)) * 1000) AS bigint)")
        .put(
            "make_date", "make_date(CAST($1 AS integer), CAST($2 AS integer), CAST($3 AS integer))")
        .put(
            "make_timestamp",
            "make_timestamp(CAST($1 AS integer), CAST($2 AS integer), CAST($3 AS integer), CAST($4 AS integer), CAST($5 AS integer), CAST($6 AS double precision))")
        .put("to_zone", "timezone($2, CAST($1 AS timestamptz))")
        .put("from_zone", "timezone($2, CAST($1 AS timestamp))")
        .put("from_epoch", "to_timestamp(CAST($1 AS double precision))")
        .put("from_epoch_ms", "to_timestamp(CAST($1 AS double precision) / 1000)")
        .refuse("strftime", "its patterns are others")
        .refuse("parse_date", "its patterns are others")
        .refuse("parse_timestamp", "its patterns are others")
        .put(
            "date_add",
            When.word("year"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 year' AS $T)")
        .put(
            "units_between",
            When.word("year"),
            "CAST((extract(year FROM CAST($3 AS timestamp)) - extract(year FROM CAST($2 AS timestamp))) AS bigint)")
        .refuse("full_units_between", When.word("year"), "it counts full months otherwise")
        .put(
            "date_add",
            When.word("quarter"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '3 month' AS $T)")
        .put(
            "units_between",
            When.word("quarter"),
            "CAST((extract(year FROM CAST($3 AS timestamp)) - extract(year FROM CAST($2 AS timestamp))) * 4 + extract(quarter FROM CAST($3 AS timestamp)) - extract(quarter FROM CAST($2 AS timestamp)) AS bigint)")
        .refuse("full_units_between", When.word("quarter"), "it counts full months otherwise")
        .put(
            "date_add",
            When.word("month"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 month' AS $T)")
        .put(
            "units_between",
            When.word("month"),
            "CAST((extract(year FROM CAST($3 AS timestamp)) - extract(year FROM CAST($2 AS timestamp))) * 12 + extract(month FROM CAST($3 AS timestamp)) - extract(month FROM CAST($2 AS timestamp)) AS bigint)")
        .refuse("full_units_between", When.word("month"), "it counts full months otherwise")
        .put(
            "date_add",
            When.word("week"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 week' AS $T)")
        .put(
            "units_between",
            When.word("week"),
            "CAST(extract(epoch FROM date_trunc('week', CAST($3 AS timestamp)) - date_trunc('week', CAST($2 AS timestamp))) / 604800 AS bigint)")
        .put(
            "full_units_between",
            When.word("week"),
            "CAST(trunc(extract(epoch FROM CAST($3 AS timestamp) - CAST($2 AS timestamp)) / 604800) AS bigint)")
        .put(
            "date_add",
            When.word("day"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 day' AS $T)")
        .put(
            "units_between",
            When.word("day"),
            "CAST(extract(epoch FROM date_trunc('day', CAST($3 AS timestamp)) - date_trunc('day', CAST($2 AS timestamp))) / 86400 AS bigint)")
        .put(
            "full_units_between",
            When.word("day"),
            "CAST(trunc(extract(epoch FROM CAST($3 AS timestamp) - CAST($2 AS timestamp)) / 86400) AS bigint)")
        .put(
            "date_add",
            When.word("hour"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 hour' AS $T)")
        .put(
            "units_between",
            When.word("hour"),
            "CAST(extract(epoch FROM date_trunc('hour', CAST($3 AS timestamp)) - date_trunc('hour', CAST($2 AS timestamp))) / 3600 AS bigint)")
        .put(
            "full_units_between",
            When.word("hour"),
            "CAST(trunc(extract(epoch FROM CAST($3 AS timestamp) - CAST($2 AS timestamp)) / 3600) AS bigint)")
        .put(
            "date_add",
            When.word("minute"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 minute' AS $T)")
        .put(
            "units_between",
            When.word("minute"),
            "CAST(extract(epoch FROM date_trunc('minute', CAST($3 AS timestamp)) - date_trunc('minute', CAST($2 AS timestamp))) / 60 AS bigint)")
        .put(
            "full_units_between",
            When.word("minute"),
            "CAST(trunc(extract(epoch FROM CAST($3 AS timestamp) - CAST($2 AS timestamp)) / 60) AS bigint)")
        .put(
            "date_add",
            When.word("second"),
            "CAST(CAST($3 AS timestamp) + CAST($2 AS integer) * INTERVAL '1 second' AS $T)")
        .put(
            "units_between",
            When.word("second"),
            "CAST(extract(epoch FROM date_trunc('second', CAST($3 AS timestamp)) - date_trunc('second', CAST($2 AS timestamp))) / 1 AS bigint)")
        .put(
            "full_units_between",
            When.word("second"),
            "CAST(trunc(extract(epoch FROM CAST($3 AS timestamp) - CAST($2 AS timestamp)) / 1) AS bigint)")
        .put(
            "extract",
            When.word("year"),
            "CAST(floor(extract(year FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("quarter"),
            "CAST(floor(extract(quarter FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("month"),
            "CAST(floor(extract(month FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("week"),
            "CAST(floor(extract(week FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("day"),
            "CAST(floor(extract(day FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("doy"),
            "CAST(floor(extract(doy FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("isodow"),
            "CAST(floor(extract(isodow FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("hour").and(When.is(2, SqlTypeName.TIME)),
            "CAST(floor(extract(hour FROM $2)) AS bigint)")
        .put(
            "extract",
            When.word("hour"),
            "CAST(floor(extract(hour FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("minute").and(When.is(2, SqlTypeName.TIME)),
            "CAST(floor(extract(minute FROM $2)) AS bigint)")
        .put(
            "extract",
            When.word("minute"),
            "CAST(floor(extract(minute FROM CAST($2 AS timestamp))) AS bigint)")
        .put(
            "extract",
            When.word("second").and(When.is(2, SqlTypeName.TIME)),
            "CAST(floor(extract(second FROM $2)) AS bigint)")
        .put(
            "extract",
            When.word("second"),
            "CAST(floor(extract(second FROM CAST($2 AS timestamp))) AS bigint)");
  }
}
