// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.List;

/** Functions of which Spark has not been shown to give the same for all values. */
final class SparkOpen {
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
          "atan2",
          "ceil",
          "cos",
          "date_add",
          "epoch_ms",
          "floor",
          "from_base64",
          "from_epoch",
          "full_units_between",
          "geo_distance",
          "iif",
          "left",
          "make_date",
          "make_timestamp",
          "pi",
          "power",
          "regexp_extract",
          "regexp_replace",
          "replace",
          "right",
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

  private SparkOpen() {}

  static void put(Words words) {
    words.leaveOpen(NAMES);
  }
}
