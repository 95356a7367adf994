// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import org.apache.calcite.sql.type.SqlTypeName;

/** How PostgreSQL writes functions over numbers. */
final class PostgresNumbers {
  private PostgresNumbers() {}

  static void put(Words words) {
    words
        .put("floor", When.INTEGER, "$1")
        .put("ceil", When.INTEGER, "$1")
        .put("trunc", When.INTEGER, "$1")
        .put("round", When.is(1, SqlTypeName.DOUBLE), "CAST(round(CAST($1 AS numeric)) AS $T)")
        .put(
            "round",
            When.is(1, SqlTypeName.DOUBLE),
            "CAST(round(CAST($1 AS numeric), CAST($2 AS integer)) AS $T)")
        .put(
            "sign",
            When.is(1, SqlTypeName.DOUBLE),
            "CASE WHEN $1 = 'NaN' THEN 0 ELSE CAST(sign($1) AS integer) END")
        .put("round", When.is(1, SqlTypeName.REAL), "CAST(round(CAST($1 AS numeric)) AS $T)")
        .put(
            "round",
            When.is(1, SqlTypeName.REAL),
            "CAST(round(CAST($1 AS numeric), CAST($2 AS integer)) AS $T)")
        .put(
            "sign",
            When.is(1, SqlTypeName.REAL),
            "CASE WHEN $1 = 'NaN' THEN 0 ELSE CAST(sign($1) AS integer) END")
        .put("round", "CAST(round($1) AS $T)", "CAST(round($1, CAST($2 AS integer)) AS $T)")
        .put("div", "CAST($1 / nullif($2, 0) AS $T)")
        .put("clip", "CASE WHEN $1 IS NOT NULL THEN CAST(least(greatest($1, $2), $3) AS $T) END")
        .put(
            "width_bucket",
            "CASE WHEN $1 < $2 THEN 0 WHEN $1 >= $3 THEN CAST($4 AS bigint) + 1 ELSE CAST(floor((CAST($1 AS double precision) - $2) * $4 / (CAST($3 AS double precision) - $2)) AS bigint) + 1 END")
        .put(
            "safe_divide",
            "(CAST($1 AS double precision) / nullif(CAST($2 AS double precision), 0))")
        .put("is_nan", "(CAST($1 AS double precision) = 'NaN')")
        .put("is_finite", "(abs(CAST($1 AS double precision)) < 'Infinity')")
        .put("null_if_nan", "nullif(CAST($1 AS double precision), 'NaN')")
        .put("sqrt", "CASE WHEN $1 >= 0 THEN sqrt(CAST($1 AS double precision)) END")
        .put("cbrt", "cbrt(CAST($1 AS double precision))")
        .refuse("power", "a power that is too large ends there, and is infinite elsewhere")
        .put(
            "exp",
            "CASE WHEN CAST($1 AS double precision) > 709.782712893384 AND CAST($1 AS double precision) <> 'NaN' THEN CAST('Infinity' AS double precision) WHEN CAST($1 AS double precision) < -745 THEN 0 ELSE exp(CAST($1 AS double precision)) END")
        .put(
            "log",
            "CASE WHEN $1 > 0 AND $1 <> 1 AND $2 > 0 THEN ln(CAST($2 AS double precision)) / ln(CAST($1 AS double precision)) END")
        .put("ln", "CASE WHEN $1 > 0 THEN ln(CAST($1 AS double precision)) END")
        .put("log10", "CASE WHEN $1 > 0 THEN log10(CAST($1 AS double precision)) END")
        .put(
            "log2",
            "CASE WHEN $1 > 0 THEN ln(CAST($1 AS double precision)) / ln(CAST(2 AS double precision)) END")
        .put(
            "geo_distance",
            "2 * 6371.0088 * asin(sqrt(least(1, power(sin(radians(CAST($3 AS double precision) - CAST($1 AS double precision)) / 2), 2) + cos(radians(CAST($1 AS double precision))) * cos(radians(CAST($3 AS double precision))) * power(sin(radians(CAST($4 AS double precision) - CAST($2 AS double precision)) / 2), 2))))")
        .put("sin", "sin(CAST($1 AS double precision))")
        .put("cos", "cos(CAST($1 AS double precision))")
        .put("tan", "tan(CAST($1 AS double precision))")
        .put("atan", "atan(CAST($1 AS double precision))")
        .put("sinh", "sinh(CAST($1 AS double precision))")
        .put("cosh", "cosh(CAST($1 AS double precision))")
        .put("tanh", "tanh(CAST($1 AS double precision))")
        .put("radians", "radians(CAST($1 AS double precision))")
        .put("degrees", "degrees(CAST($1 AS double precision))")
        .put("atan2", "atan2(CAST($1 AS double precision), CAST($2 AS double precision))")
        .put("asin", "CASE WHEN $1 BETWEEN -1 AND 1 THEN asin(CAST($1 AS double precision)) END")
        .put("acos", "CASE WHEN $1 BETWEEN -1 AND 1 THEN acos(CAST($1 AS double precision)) END");
  }
}
