// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Returns.STRING;
import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** Functions over text. Lengths and positions count characters (code points) from 1. */
final class TextFunctions {
  private static final SqlOperandTypeChecker TEXT = OperandTypes.family(CHARACTER);
  private static final SqlOperandTypeChecker TWO_TEXTS = OperandTypes.family(CHARACTER, CHARACTER);
  private static final SqlOperandTypeChecker THREE_TEXTS =
      OperandTypes.family(CHARACTER, CHARACTER, CHARACTER);
  private static final SqlOperandTypeChecker TEXT_NUMBER = OperandTypes.family(CHARACTER, INTEGER);

  static final List<FunctionDefinition> ALL =
      List.of(
          function("upper(text)", "The text in upper case.", STRING, TEXT),
          function("lower(text)", "The text in lower case.", STRING, TEXT),
          function(
              "trim(text)",
              "The text without blanks at both ends; also TRIM(LEADING 'x' FROM text).",
              SqlStdOperatorTable.TRIM),
          function("ltrim(text)", "The text without blanks at its start.", STRING, TEXT),
          function("rtrim(text)", "The text without blanks at its end.", STRING, TEXT),
          function("length(text)", "The number of characters.", INT64, TEXT),
          function("char_length(text)", "The number of characters.", INT64, TEXT)
              .written("length($1)"),
          function(
              "substring(text, from, length)",
              "The characters from a position on, at most so many.",
              STRING,
              OperandTypes.or(TEXT_NUMBER, OperandTypes.family(CHARACTER, INTEGER, INTEGER))),
          function("left(text, length)", "The first characters.", STRING, TEXT_NUMBER),
          function("right(text, length)", "The last characters.", STRING, TEXT_NUMBER),
          function(
              "replace(text, what, by)",
              "The text with each occurrence replaced.",
              STRING,
              THREE_TEXTS),
          function("reverse(text)", "The characters in reverse order.", STRING, TEXT),
          function("repeat(text, times)", "The text so many times.", STRING, TEXT_NUMBER),
          function(
              "lpad(text, length, fill)",
              "The text filled at its start, or cut, to a length.",
              STRING,
              OperandTypes.family(CHARACTER, INTEGER, CHARACTER)),
          function(
              "rpad(text, length, fill)",
              "The text filled at its end, or cut, to a length.",
              STRING,
              OperandTypes.family(CHARACTER, INTEGER, CHARACTER)),
          function(
              "split_part(text, separator, index)",
              "The piece of that number, counted from 1; '' where there is none.",
              STRING,
              OperandTypes.family(CHARACTER, CHARACTER, INTEGER)),
          function(
              "concat(value, …)",
              "All texts in a row; nulls count as '', while a || b is null where one is.",
              STRING,
              OperandTypes.repeat(SqlOperandCountRanges.from(1), OperandTypes.CHARACTER)),
          function("contains(text, part)", "Whether the part occurs.", BOOLEAN, TWO_TEXTS),
          function("starts_with(text, part)", "Whether the text starts so.", BOOLEAN, TWO_TEXTS),
          function("ends_with(text, part)", "Whether the text ends so.", BOOLEAN, TWO_TEXTS),
          function(
                  "position(part IN text)",
                  "Where the part occurs first, 0 where not.",
                  INT64,
                  TWO_TEXTS)
              .written("instr($2, $1)"),
          function(
              "regexp_matches(text, pattern)",
              "Whether the pattern (RE2) matches somewhere.",
              BOOLEAN,
              TWO_TEXTS),
          function(
                  "regexp_replace(text, pattern, by)",
                  "The text with each match replaced; \\1 in it is the first group.",
                  STRING,
                  THREE_TEXTS)
              .written("regexp_replace($1, $2, $3, 'g')"),
          function(
              "regexp_extract(text, pattern, group)",
              "The first match, or a group of it; '' where nothing matches.",
              STRING,
              OperandTypes.or(TWO_TEXTS, OperandTypes.family(CHARACTER, CHARACTER, INTEGER))));

  private TextFunctions() {}
}
