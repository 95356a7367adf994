// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.List;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions of which PostgreSQL has not been shown to give the same for all values. */
final class PostgresOpen {
  private static final List<String> NAMES =
      List.of(
          "list_of",
          "array_append",
          "array_concat",
          "array_contains",
          "array_intersect",
          "array_join",
          "array_position",
          "array_remove",
          "ceil",
          "chr",
          "cos",
          "date_add",
          "degrees",
          "epoch_ms",
          "floor",
          "full_units_between",
          "geo_distance",
          "iif",
          "make_date",
          "make_timestamp",
          "mod",
          "nullif",
          "pi",
          "power",
          "regexp_extract",
          "regexp_replace",
          "replace",
          "right",
          "round",
          "safe_divide",
          "sequence",
          "sin",
          "split",
          "split_part",
          "substring",
          "tan",
          "translate",
          "trim",
          "units_between",
          "width_bucket");

  private static final List<String> NOT_OF_A_TIME =
      List.of(
          "day",
          "day_of_week",
          "day_of_year",
          "days_in_month",
          "epoch",
          "from_zone",
          "is_weekend",
          "iso_year",
          "last_day",
          "month",
          "quarter",
          "to_zone",
          "week",
          "year");

  private PostgresOpen() {}

  static void put(Words words) {
    words.leaveOpen(NAMES);
    NOT_OF_A_TIME.forEach(name -> refuseTime(words, name, 1));
    refuseTime(words, "date_trunc", 2);
  }

  private static void refuseTime(Words words, String name, int argument) {
    words.refuse(
        name, When.is(argument, SqlTypeName.TIME), "it has none for a time of day without a date");
  }
}
