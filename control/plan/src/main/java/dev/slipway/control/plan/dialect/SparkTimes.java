// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/** How Spark writes functions over dates and times. */
final class SparkTimes {
  private SparkTimes() {}

  static void put(Words words) {
    words
        .put("week", "CAST(weekofyear($1) AS BIGINT)")
        .put("day_of_week", "CAST(weekday($1) + 1 AS BIGINT)")
        .put("day_of_year", "CAST(dayofyear($1) AS BIGINT)")
        .put("iso_year", "CAST(extract(YEAROFWEEK FROM $1) AS BIGINT)")
        .put("days_in_month", "CAST(day(last_day($1)) AS BIGINT)")
        .put(
            "millisecond",
            "(CAST(floor(extract(SECOND FROM CAST($1 AS TIMESTAMP_NTZ)) * 1000) AS BIGINT) % 1000)")
        .put("date_trunc", "CAST(date_trunc($1, $2) AS $T)")
        .put("last_day", "last_day(CAST($1 AS DATE))")
        .put("is_weekend", "(weekday($1) >= 5)")
        .put("epoch", "(CAST(unix_micros(CAST($1 AS TIMESTAMP_LTZ)) AS DOUBLE) / 1000000)")
        .put("epoch_ms", "unix_millis(CAST($1 AS TIMESTAMP_LTZ))")
        .put("make_date", "make_date(CAST($1 AS INT), CAST($2 AS INT), CAST($3 AS INT))")
        .put(
            "make_timestamp",
            "make_timestamp_ntz(CAST($1 AS INT), CAST($2 AS INT), CAST($3 AS INT), CAST($4 AS INT), CAST($5 AS INT), CAST($6 AS DECIMAL(16, 6)))")
        .put("to_zone", "CAST(from_utc_timestamp(CAST($1 AS TIMESTAMP_LTZ), $2) AS TIMESTAMP_NTZ)")
        .put("from_zone", "CAST(to_utc_timestamp(CAST($1 AS TIMESTAMP_LTZ), $2) AS TIMESTAMP_LTZ)")
        .put("from_epoch", "timestamp_seconds(CAST($1 AS DOUBLE))")
        .put("from_epoch_ms", "timestamp_millis(CAST($1 AS BIGINT))")
        .refuse("strftime", "its patterns are others")
        .refuse("parse_date", "its patterns are others")
        .refuse("parse_timestamp", "its patterns are others")
        .put(
            "date_add",
            When.word("year"),
            "CAST(timestampadd(YEAR, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("year"),
            "timestampdiff(YEAR, date_trunc('year', $2), date_trunc('year', $3))")
        .put(
            "full_units_between",
            When.word("year"),
            "timestampdiff(YEAR, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("quarter"),
            "CAST(timestampadd(QUARTER, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("quarter"),
            "timestampdiff(QUARTER, date_trunc('quarter', $2), date_trunc('quarter', $3))")
        .put(
            "full_units_between",
            When.word("quarter"),
            "timestampdiff(QUARTER, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("month"),
            "CAST(timestampadd(MONTH, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("month"),
            "timestampdiff(MONTH, date_trunc('month', $2), date_trunc('month', $3))")
        .put(
            "full_units_between",
            When.word("month"),
            "timestampdiff(MONTH, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("week"),
            "CAST(timestampadd(WEEK, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("week"),
            "timestampdiff(WEEK, date_trunc('week', $2), date_trunc('week', $3))")
        .put(
            "full_units_between",
            When.word("week"),
            "timestampdiff(WEEK, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("day"),
            "CAST(timestampadd(DAY, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("day"),
            "timestampdiff(DAY, date_trunc('day', $2), date_trunc('day', $3))")
        .put(
            "full_units_between",
            When.word("day"),
            "timestampdiff(DAY, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("hour"),
            "CAST(timestampadd(HOUR, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("hour"),
            "timestampdiff(HOUR, date_trunc('hour', $2), date_trunc('hour', $3))")
        .put(
            "full_units_between",
            When.word("hour"),
            "timestampdiff(HOUR, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("minute"),
            "CAST(timestampadd(MINUTE, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("minute"),
            "timestampdiff(MINUTE, date_trunc('minute', $2), date_trunc('minute', $3))")
        .put(
            "full_units_between",
            When.word("minute"),
            "timestampdiff(MINUTE, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put(
            "date_add",
            When.word("second"),
            "CAST(timestampadd(SECOND, CAST($2 AS INT), CAST($3 AS TIMESTAMP_NTZ)) AS $T)")
        .put(
            "units_between",
            When.word("second"),
            "timestampdiff(SECOND, date_trunc('second', $2), date_trunc('second', $3))")
        .put(
            "full_units_between",
            When.word("second"),
            "timestampdiff(SECOND, CAST($2 AS TIMESTAMP_NTZ), CAST($3 AS TIMESTAMP_NTZ))")
        .put("extract", When.word("year"), "CAST(extract(YEAR FROM $2) AS BIGINT)")
        .put("extract", When.word("quarter"), "CAST(extract(QUARTER FROM $2) AS BIGINT)")
        .put("extract", When.word("month"), "CAST(extract(MONTH FROM $2) AS BIGINT)")
        .put("extract", When.word("week"), "CAST(extract(WEEK FROM $2) AS BIGINT)")
        .put("extract", When.word("day"), "CAST(extract(DAY FROM $2) AS BIGINT)")
        .put("extract", When.word("doy"), "CAST(extract(DOY FROM $2) AS BIGINT)")
        .put("extract", When.word("hour"), "CAST(extract(HOUR FROM $2) AS BIGINT)")
        .put("extract", When.word("minute"), "CAST(extract(MINUTE FROM $2) AS BIGINT)")
        .put("extract", When.word("isodow"), "CAST(extract(DAYOFWEEK_ISO FROM $2) AS BIGINT)")
        .put(
            "extract",
            When.word("second"),
            "CAST(floor(extract(SECOND FROM CAST($2 AS TIMESTAMP_NTZ))) AS BIGINT)");
  }
}
