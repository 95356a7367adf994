// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/** How Spark writes functions over lists, any values and many rows. */
final class SparkValues {
  private SparkValues() {}

  static void put(Words words) {
    words
        .put("greatest", "$1", "greatest($*)")
        .put("least", "$1", "least($*)")
        .put("list_of", "array($*)")
        .put(
            "sequence",
            "CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL WHEN $2 < $1 THEN CAST(array() AS ARRAY<BIGINT>) ELSE sequence(CAST($1 AS BIGINT), CAST($2 AS BIGINT)) END")
        .put("array_length", "CAST(size($1) AS BIGINT)")
        .put("element_at", "try_element_at($1, CAST(nullif($2, 0) AS INT))")
        .put(
            "array_contains",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN coalesce(array_contains($1, $2), FALSE) END")
        .put("array_position", "CAST(array_position($1, $2) AS BIGINT)")
        .put("array_append", "array_append($1, $2)")
        .put("array_concat", "concat($1, $2)")
        .put("array_distinct", "array_sort(array_distinct(filter($1, x -> x IS NOT NULL)))")
        .put("array_reverse", "reverse($1)")
        .refuse("array_slice", "it counts the elements of a slice otherwise")
        .put("array_remove", "CASE WHEN $2 IS NOT NULL THEN filter($1, x -> NOT (x <=> $2)) END")
        .put("array_join", "array_join(CAST($1 AS ARRAY<STRING>), $2)")
        .put("array_intersect", "array_sort(array_intersect(filter($1, x -> x IS NOT NULL), $2))")
        .put("ifnull", "coalesce($1, $2)")
        .put("iif", "CASE WHEN $1 THEN $2 ELSE $3 END")
        .put("new_uuid", "uuid()")
        .put("count_if", "count_if($1)")
        .put("mode", "mode($1, TRUE)")
        .put("list_values", "array_sort(collect_set($1))")
        .put("join_values", "array_join(array_sort(collect_set($1)), $2)")
        .refuse("skewness", "it takes the values for all there are and not for a sample");
  }
}
