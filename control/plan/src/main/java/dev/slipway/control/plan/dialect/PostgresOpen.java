// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.List;

/** Functions of which PostgreSQL has not been shown to give the same for all values. */
final class PostgresOpen {
  private static final List<String> NAMES =
      List.of(
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

  private PostgresOpen() {}

  static void put(Words words) {
    NAMES.forEach(name ->
        words.refuse(name, "it has not been shown to give the same as other engines"));
  }
}
