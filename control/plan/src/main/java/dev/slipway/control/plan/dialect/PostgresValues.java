// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/** How PostgreSQL writes functions over lists, any values and many rows. */
final class PostgresValues {
  private PostgresValues() {}

  static void put(Words words) {
    words
        .put("list_of", "ARRAY[$*]")
        .put(
            "sequence",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN (SELECT coalesce(array_agg(e ORDER BY e), CAST('{}' AS $T)) FROM generate_series(CAST($1 AS bigint), CAST($2 AS bigint)) AS s(e)) END")
        .put("array_length", "CAST(cardinality($1) AS bigint)")
        .put(
            "element_at",
            "($1)[CAST(CASE WHEN $2 < 0 THEN cardinality($1) + 1 + $2 ELSE $2 END AS integer)]")
        .put(
            "array_contains",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN coalesce($2 = ANY($1), FALSE) END")
        .put(
            "array_position",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN CAST(coalesce(array_position($1, $2), 0) AS bigint) END")
        .put("array_append", "CASE WHEN $1 IS NOT NULL THEN array_append($1, $2) END")
        .put(
            "array_concat",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN array_cat($1, $2) END")
        .put(
            "array_distinct",
            "CASE WHEN $1 IS NOT NULL THEN (SELECT coalesce(array_agg(DISTINCT e ORDER BY e), CAST('{}' AS $T)) FROM unnest($1) WITH ORDINALITY AS u(e, n) WHERE e IS NOT NULL) END")
        .put(
            "array_sort",
            "CASE WHEN $1 IS NOT NULL THEN (SELECT coalesce(array_agg(e ORDER BY e), CAST('{}' AS $T)) FROM unnest($1) WITH ORDINALITY AS u(e, n)) END")
        .put(
            "array_reverse",
            "CASE WHEN $1 IS NOT NULL THEN (SELECT coalesce(array_agg(e ORDER BY n DESC), CAST('{}' AS $T)) FROM unnest($1) WITH ORDINALITY AS u(e, n)) END")
        .refuse("array_slice", "it counts the elements of a slice otherwise")
        .put("array_remove", "CASE WHEN $2 IS NOT NULL THEN array_remove($1, $2) END")
        .put("array_compact", "array_remove($1, NULL)")
        .put("array_join", "array_to_string($1, $2)")
        .put("array_min", "(SELECT min(e) FROM unnest($1) AS u(e))")
        .put("array_max", "(SELECT max(e) FROM unnest($1) AS u(e))")
        .put(
            "array_intersect",
            "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN (SELECT coalesce(array_agg(DISTINCT e ORDER BY e), CAST('{}' AS $T)) FROM unnest($1) WITH ORDINALITY AS u(e, n) WHERE e = ANY($2)) END")
        .put("ifnull", "coalesce($1, $2)")
        .put("iif", "CASE WHEN $1 THEN $2 ELSE $3 END")
        .put("new_uuid", "gen_random_uuid()")
        .put("count_if", "count(CASE WHEN $1 THEN 1 END)")
        .put("approx_count_distinct", "count(DISTINCT $1)")
        .put("median", "percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST($1 AS double precision))")
        .put("mode", "mode() WITHIN GROUP (ORDER BY $1)")
        .put("min_by", "(array_agg($1 ORDER BY $2) FILTER (WHERE $2 IS NOT NULL))[1]")
        .put("max_by", "(array_agg($1 ORDER BY $2 DESC) FILTER (WHERE $2 IS NOT NULL))[1]")
        .put("list_values", "array_agg(DISTINCT $1) FILTER (WHERE $1 IS NOT NULL)")
        .put("join_values", "string_agg(DISTINCT $1, $2)")
        .refuse("skewness", "it has no such aggregate");
  }
}
