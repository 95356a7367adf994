// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.FLOAT64;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Returns.STRING;
import static dev.slipway.control.plan.function.Returns.STRINGS;
import static dev.slipway.control.plan.function.Takes.TEXT;
import static dev.slipway.control.plan.function.Takes.TWO_TEXTS;

import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Functions that look for something in text; by equal characters, not by the rules of a language.
 */
final class SearchFunctions {
  /**
   * Every character that occurs, as one byte each, since DuckDB measures distances between bytes.
   */
  private static final String DISTINCT =
      "array_to_string(list_distinct(string_split(concat($1, $2), '')), '')";

  private static final String BYTES =
      "array_to_string(list_transform(range(1, 128), lambda c: chr(CAST(c AS INTEGER))), '')";

  static final List<FunctionDefinition> ALL =
      List.of(
          function("contains(text, part)", "Whether the part occurs.", BOOLEAN, TWO_TEXTS)
              .example("contains('abc', 'bc')", "true"),
          function("starts_with(text, part)", "Whether the text starts so.", BOOLEAN, TWO_TEXTS)
              .example("starts_with('abc', 'ab')", "true"),
          function("ends_with(text, part)", "Whether the text ends so.", BOOLEAN, TWO_TEXTS)
              .example("ends_with('abc', 'ab')", "false"),
          function(
                  "position(part IN text)",
                  "Where the part occurs first, 0 where not.",
                  INT64,
                  TWO_TEXTS)
              .written("instr($2, $1)")
              .example("position('c' IN 'abc')", "3"),
          function(
                  "occurrences(text, part)",
                  "How often the part occurs, without overlaps; 0 for an empty part.",
                  INT64,
                  TWO_TEXTS)
              .written(
                  "CASE WHEN $2 = '' THEN 0 * length($1) ELSE CAST((length($1) - length(replace($1, $2, ''))) // length($2) AS BIGINT) END")
              .example("occurrences('banana', 'an')", "2"),
          function(
                  "regexp_matches(text, pattern)",
                  "Whether the pattern matches somewhere.",
                  BOOLEAN,
                  TWO_TEXTS)
              .literal(1, Literal.REGEX)
              .example("regexp_matches('N123UA', '^N[0-9]+')", "true"),
          function(
                  "regexp_replace(text, pattern, by)",
                  "The text with each match replaced; \\1 in it is the first group.",
                  STRING,
                  Takes.THREE_TEXTS)
              .written("regexp_replace($1, $2, $3, 'g')")
              .literal(1, Literal.REGEX)
              .example("regexp_replace('a1b22', '[0-9]+', '#')", "a#b#"),
          function(
                  "regexp_extract(text, pattern, group)",
                  "The first match, or a group of it; '' where nothing matches.",
                  STRING,
                  OperandTypes.or(
                      TWO_TEXTS,
                      OperandTypes.family(
                          SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)))
              .literal(1, Literal.REGEX)
              .example("regexp_extract('N123UA', '([0-9]+)(U)', 2)", "U"),
          function(
                  "regexp_extract_all(text, pattern)",
                  "All matches from left to right, as a list.",
                  STRINGS,
                  TWO_TEXTS)
              .literal(1, Literal.REGEX)
              .example("regexp_extract_all('a1b22', '[0-9]+')", "[1, 22]"),
          function(
                  "regexp_count(text, pattern)",
                  "How often the pattern matches, without overlaps.",
                  INT64,
                  TWO_TEXTS)
              .written("len(regexp_extract_all($1, $2))")
              .literal(1, Literal.REGEX)
              .example("regexp_count('a1b22', '[0-9]+')", "2"),
          function(
                  "regexp_split(text, pattern)",
                  "The pieces between the matches, as a list.",
                  STRINGS,
                  TWO_TEXTS)
              .written("string_split_regex($1, $2)")
              .literal(1, Literal.REGEX)
              .example("regexp_split('a1b22c', '[0-9]+')", "[a, b, c]"),
          function(
                  "levenshtein(a, b)",
                  "How many characters must be put in, taken out or changed to make b of a; null where both together have more than 127 different characters.",
                  INT64,
                  TWO_TEXTS)
              .written(ofBytes("levenshtein"))
              .example("levenshtein('Müller', 'Muler')", "2"),
          function(
                  "damerau_levenshtein(a, b)",
                  "The same, where two neighbours that changed places count once.",
                  INT64,
                  TWO_TEXTS)
              .written(ofBytes("damerau_levenshtein"))
              .example("damerau_levenshtein('Müller', 'Mlüler')", "1"),
          function(
                  "jaro_winkler(a, b)",
                  "How alike two texts are, from 0 to 1, where a common start counts more; null where both together have more than 127 different characters.",
                  FLOAT64,
                  TWO_TEXTS)
              .written(ofBytes("jaro_winkler_similarity"))
              .example("round(jaro_winkler('MARTHA', 'MARHTA'), 3)", "0.961"),
          function(
                  "code_point(text)",
                  "The Unicode number of the first character; null for ''.",
                  INT64,
                  TEXT)
              .written("CASE WHEN $1 <> '' THEN CAST(unicode($1) AS BIGINT) END")
              .example("code_point('é')", "233"),
          function("chr(number)", "The character of that Unicode number.", STRING, Takes.INTEGER)
              .written("chr(CAST($1 AS INTEGER))")
              .example("chr(233)", "é"));

  private SearchFunctions() {}

  private static String ofBytes(String function) {
    return "CASE WHEN strlen($1) = length($1) AND strlen($2) = length($2) THEN "
        + function
        + "($1, $2) WHEN length("
        + DISTINCT
        + ") < 128 THEN "
        + function
        + "(translate($1, "
        + DISTINCT
        + ", "
        + BYTES
        + "), translate($2, "
        + DISTINCT
        + ", "
        + BYTES
        + ")) END";
  }
}
