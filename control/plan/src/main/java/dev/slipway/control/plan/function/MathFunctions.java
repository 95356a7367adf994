// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.FLOAT64;
import static dev.slipway.control.plan.function.Takes.NOTHING;
import static dev.slipway.control.plan.function.Takes.NUMBER;
import static dev.slipway.control.plan.function.Takes.TWO_NUMBERS;

import java.util.List;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Functions of analysis, over and to float64. Where mathematics knows no value there is null; what
 * is too large is infinite.
 */
final class MathFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function("sqrt(number)", "The square root; null below 0.", FLOAT64, NUMBER)
              .written("CASE WHEN ($1) >= 0 THEN sqrt(CAST($1 AS DOUBLE)) END")
              .example("sqrt(9)", "3.0"),
          function("cbrt(number)", "The cube root.", FLOAT64, NUMBER)
              .written("cbrt(CAST($1 AS DOUBLE))")
              .example("round(cbrt(-27), 9)", "-3.0"),
          function(
                  "power(base, exponent)",
                  "The base to the exponent; null for 0 to a negative one and for a negative base to a fraction.",
                  FLOAT64,
                  TWO_NUMBERS)
              .written(
                  "CASE WHEN (($1) = 0 AND ($2) < 0) OR (($1) < 0 AND ($2) <> floor($2)) THEN NULL ELSE power(CAST($1 AS DOUBLE), $2) END")
              .example("power(2, 10)", "1024.0"),
          function("exp(number)", "e to the number.", FLOAT64, NUMBER).example("exp(0)", "1.0"),
          function("ln(number)", "The natural logarithm; null for 0 and below.", FLOAT64, NUMBER)
              .written(positive("ln(CAST($1 AS DOUBLE))"))
              .example("ln(1)", "0.0"),
          function(
                  "log10(number)",
                  "The logarithm to base 10; null for 0 and below.",
                  FLOAT64,
                  NUMBER)
              .written(positive("log10(CAST($1 AS DOUBLE))"))
              .example("log10(1000)", "3.0"),
          function(
                  "log2(number)", "The logarithm to base 2; null for 0 and below.", FLOAT64, NUMBER)
              .written(positive("log2(CAST($1 AS DOUBLE))"))
              .example("log2(8)", "3.0"),
          function(
                  "log(base, number)",
                  "The logarithm to a base; null where either is 0 or below, or the base is 1.",
                  FLOAT64,
                  TWO_NUMBERS)
              .written(
                  "CASE WHEN ($1) > 0 AND ($1) <> 1 AND ($2) > 0 THEN ln(CAST($2 AS DOUBLE)) / ln(CAST($1 AS DOUBLE)) END")
              .example("round(log(3, 81), 9)", "4.0"),
          function("sin(angle)", "The sine of radians.", FLOAT64, NUMBER).example("sin(0)", "0.0"),
          function("cos(angle)", "The cosine of radians.", FLOAT64, NUMBER)
              .example("cos(0)", "1.0"),
          function("tan(angle)", "The tangent of radians.", FLOAT64, NUMBER)
              .example("round(tan(pi() / 4), 9)", "1.0"),
          function(
                  "asin(number)",
                  "The angle of a sine, in radians; null beyond -1 to 1.",
                  FLOAT64,
                  NUMBER)
              .written(unit("asin(CAST($1 AS DOUBLE))"))
              .example("round(asin(1), 4)", "1.5708"),
          function(
                  "acos(number)",
                  "The angle of a cosine, in radians; null beyond -1 to 1.",
                  FLOAT64,
                  NUMBER)
              .written(unit("acos(CAST($1 AS DOUBLE))"))
              .example("acos(1)", "0.0"),
          function("atan(number)", "The angle of a tangent, in radians.", FLOAT64, NUMBER)
              .example("round(atan(1), 4)", "0.7854"),
          function("atan2(y, x)", "The angle of a point, in radians.", FLOAT64, TWO_NUMBERS)
              .example("atan2(0, 1)", "0.0"),
          function("sinh(number)", "The hyperbolic sine.", FLOAT64, NUMBER)
              .example("sinh(0)", "0.0"),
          function("cosh(number)", "The hyperbolic cosine.", FLOAT64, NUMBER)
              .example("cosh(0)", "1.0"),
          function("tanh(number)", "The hyperbolic tangent.", FLOAT64, NUMBER)
              .example("tanh(0)", "0.0"),
          function("radians(degrees)", "Degrees as radians.", FLOAT64, NUMBER)
              .example("round(radians(180), 4)", "3.1416"),
          function("degrees(radians)", "Radians as degrees.", FLOAT64, NUMBER)
              .example("degrees(pi())", "180.0"),
          function(
                  "pi()",
                  "The ratio of a circle's circumference to its diameter.",
                  FLOAT64,
                  NOTHING)
              .example("round(pi(), 6)", "3.141593"),
          function(
                  "geo_distance(latitude, longitude, latitude, longitude)",
                  "The kilometres between two points on a sphere of the earth's mean radius, 6371.0088 km; degrees in, by the haversine formula.",
                  FLOAT64,
                  Takes.of(
                      SqlTypeFamily.NUMERIC,
                      SqlTypeFamily.NUMERIC,
                      SqlTypeFamily.NUMERIC,
                      SqlTypeFamily.NUMERIC))
              .written(
                  "CASE WHEN ($1) IS NOT NULL AND ($2) IS NOT NULL AND ($3) IS NOT NULL AND ($"
                      + "4) IS NOT NULL THEN 2 * 6371.0088 * asin(sqrt(least(1, power(sin(radians(($"
                      + "3) - ($1)) / 2), 2) + cos(radians($1)) * cos(radians($3)) * power(sin(radia"
                      + "ns(($4) - ($2)) / 2), 2)))) END")
              .example("round(geo_distance(48.8566, 2.3522, 51.5074, -0.1278), 1)", "343.6"));

  private MathFunctions() {}

  private static String positive(String written) {
    return "CASE WHEN ($1) > 0 THEN " + written + " END";
  }

  private static String unit(String written) {
    return "CASE WHEN ($1) BETWEEN -1 AND 1 THEN " + written + " END";
  }
}
