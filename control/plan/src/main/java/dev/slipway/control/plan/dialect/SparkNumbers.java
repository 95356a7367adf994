// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import org.apache.calcite.sql.type.SqlTypeName;

/** How Spark writes functions over numbers. */
final class SparkNumbers {
  private SparkNumbers() {}

  static void put(Words words) {
    words
        .put("floor", When.INTEGER, "$1")
        .put(
            "floor",
            When.is(1, SqlTypeName.DOUBLE),
            "CASE WHEN abs($1) < 4503599627370496 THEN CAST(floor($1) AS $T) ELSE $1 END")
        .put(
            "floor",
            When.is(1, SqlTypeName.REAL),
            "CASE WHEN abs($1) < 4503599627370496 THEN CAST(floor($1) AS $T) ELSE $1 END")
        .put("ceil", When.INTEGER, "$1")
        .put(
            "ceil",
            When.is(1, SqlTypeName.DOUBLE),
            "CASE WHEN abs($1) < 4503599627370496 THEN CAST(ceil($1) AS $T) ELSE $1 END")
        .put(
            "ceil",
            When.is(1, SqlTypeName.REAL),
            "CASE WHEN abs($1) < 4503599627370496 THEN CAST(ceil($1) AS $T) ELSE $1 END")
        .put("trunc", When.INTEGER, "$1")
        .put("trunc", When.DECIMAL, "CAST(CASE WHEN $1 < 0 THEN ceil($1) ELSE floor($1) END AS $T)")
        .put(
            "trunc",
            When.is(1, SqlTypeName.DOUBLE),
            "CASE WHEN abs($1) < 4503599627370496 THEN CAST(CASE WHEN $1 < 0 THEN ceil($1) ELSE floor($1) END AS $T) ELSE $1 END")
        .put(
            "trunc",
            When.is(1, SqlTypeName.REAL),
            "CASE WHEN abs($1) < 4503599627370496 THEN CAST(CASE WHEN $1 < 0 THEN ceil($1) ELSE floor($1) END AS $T) ELSE $1 END")
        .put(
            "sign",
            When.is(1, SqlTypeName.DOUBLE),
            "CASE WHEN isnan($1) THEN 0 ELSE CAST(sign($1) AS INT) END")
        .put(
            "sign",
            When.is(1, SqlTypeName.REAL),
            "CASE WHEN isnan($1) THEN 0 ELSE CAST(sign($1) AS INT) END")
        .put("div", "CAST($1 div nullif($2, 0) AS $T)")
        .put("clip", "CASE WHEN $1 IS NOT NULL THEN CAST(least(greatest($1, $2), $3) AS $T) END")
        .put(
            "width_bucket",
            "CASE WHEN $1 < $2 THEN 0 WHEN $1 >= $3 THEN CAST($4 AS BIGINT) + 1 ELSE CAST(floor((CAST($1 AS DOUBLE) - $2) * $4 / (CAST($3 AS DOUBLE) - $2)) AS BIGINT) + 1 END")
        .put("safe_divide", "(CAST($1 AS DOUBLE) / nullif(CAST($2 AS DOUBLE), 0))")
        .put("is_nan", "CASE WHEN $1 IS NOT NULL THEN isnan(CAST($1 AS DOUBLE)) END")
        .put("is_finite", "(abs(CAST($1 AS DOUBLE)) < CAST('Infinity' AS DOUBLE))")
        .put("null_if_nan", "nullif(CAST($1 AS DOUBLE), CAST('NaN' AS DOUBLE))")
        .put("random", "rand()")
        .put("sqrt", "CASE WHEN $1 >= 0 THEN sqrt(CAST($1 AS DOUBLE)) END")
        .put(
            "power",
            "CASE WHEN ($1 = 0 AND $2 < 0) OR ($1 < 0 AND CAST($2 AS DOUBLE) <> rint(CAST($2 AS DOUBLE))) THEN NULL ELSE power(CAST($1 AS DOUBLE), CAST($2 AS DOUBLE)) END")
        .put(
            "log",
            "CASE WHEN $1 > 0 AND $1 <> 1 AND $2 > 0 THEN ln(CAST($2 AS DOUBLE)) / ln(CAST($1 AS DOUBLE)) END")
        .put(
            "sin",
            "sin(CASE WHEN abs(CAST($1 AS DOUBLE)) = CAST('Infinity' AS DOUBLE) THEN CAST(raise_error('sin of an infinite number') AS DOUBLE) ELSE CAST($1 AS DOUBLE) END)")
        .put(
            "cos",
            "cos(CASE WHEN abs(CAST($1 AS DOUBLE)) = CAST('Infinity' AS DOUBLE) THEN CAST(raise_error('cos of an infinite number') AS DOUBLE) ELSE CAST($1 AS DOUBLE) END)")
        .put(
            "tan",
            "tan(CASE WHEN abs(CAST($1 AS DOUBLE)) = CAST('Infinity' AS DOUBLE) THEN CAST(raise_error('tan of an infinite number') AS DOUBLE) ELSE CAST($1 AS DOUBLE) END)")
        .put(
            "geo_distance",
            "2 * 6371.0088D * asin(sqrt(least(1D, power(sin(radians(CAST($3 AS DOUBLE) - CAST($1 AS DOUBLE)) / 2), 2) + cos(radians(CAST($1 AS DOUBLE))) * cos(radians(CAST($3 AS DOUBLE))) * power(sin(radians(CAST($4 AS DOUBLE) - CAST($2 AS DOUBLE)) / 2), 2))))")
        .put("ln", "CASE WHEN $1 > 0 THEN ln(CAST($1 AS DOUBLE)) END")
        .put("log10", "CASE WHEN $1 > 0 THEN log10(CAST($1 AS DOUBLE)) END")
        .put("log2", "CASE WHEN $1 > 0 THEN log2(CAST($1 AS DOUBLE)) END")
        .put("asin", "CASE WHEN $1 BETWEEN -1 AND 1 THEN asin(CAST($1 AS DOUBLE)) END")
        .put("acos", "CASE WHEN $1 BETWEEN -1 AND 1 THEN acos(CAST($1 AS DOUBLE)) END");
  }
}
