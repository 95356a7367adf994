// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Returns.STRING;
import static dev.slipway.control.plan.function.Returns.STRINGS;
import static dev.slipway.control.plan.function.Takes.TEXT;
import static dev.slipway.control.plan.function.Takes.TEXTS;
import static dev.slipway.control.plan.function.Takes.TEXT_NUMBER;
import static dev.slipway.control.plan.function.Takes.TEXT_NUMBER_TEXT;
import static dev.slipway.control.plan.function.Takes.THREE_TEXTS;
import static dev.slipway.control.plan.function.Takes.TWO_TEXTS;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Functions over text. Lengths and positions count characters (code points) from 1. */
final class TextFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function("upper(text)", "The text in upper case.", STRING, TEXT)
              .example("upper('aé')", "AÉ"),
          function("lower(text)", "The text in lower case.", STRING, TEXT)
              .example("lower('ÀB')", "àb"),
          function(
                  "initcap(text)",
                  "Each word that blanks divide with its first character in upper and the others in lower case.",
                  STRING,
                  TEXT)
              .written(
                  "array_to_string(list_transform(string_split(lower($1), ' '), lambda w: upper(left(w, 1)) || substring(w, 2)), ' ')")
              .example("initcap('nEW yORK-city')", "New York-city"),
          function(
                  "trim(text)",
                  "The text without blanks at both ends; also TRIM(LEADING 'x' FROM text).",
                  SqlStdOperatorTable.TRIM)
              .example("trim('  a b ')", "a b"),
          function("ltrim(text)", "The text without blanks at its start.", STRING, TEXT)
              .example("ltrim('  a') || '|'", "a|"),
          function("rtrim(text)", "The text without blanks at its end.", STRING, TEXT)
              .example("rtrim('a  ') || '|'", "a|"),
          function(
                  "squeeze(text)",
                  "The text without blanks at its ends, and with one blank for each run of white space in it.",
                  STRING,
                  TEXT)
              .written("trim(regexp_replace($1, '[\\s\\x{A0}]+', ' ', 'g'))")
              .example("squeeze('  New    York ')", "New York"),
          function(
                  "strip_accents(text)",
                  "The text with plain letters for those that have accents.",
                  STRING,
                  TEXT)
              .example("strip_accents('Crème Brûlée')", "Creme Brulee"),
          function("length(text)", "The number of characters.", INT64, TEXT)
              .example("length('漢é')", "2"),
          function("char_length(text)", "The number of characters.", INT64, TEXT)
              .written("length($1)")
              .example("char_length('漢é')", "2"),
          function("octet_length(text)", "The number of bytes in UTF-8.", INT64, TEXT)
              .written("strlen($1)")
              .example("octet_length('漢é')", "5"),
          function(
                  "is_blank(text)",
                  "Whether the text is null, empty or only white space.",
                  BOOLEAN,
                  TEXT)
              .written("NOT regexp_matches(coalesce($1, ''), '\\S')")
              .example("is_blank('  ')", "true"),
          function(
                  "substring(text, from, length)",
                  "The characters from a position on, at most so many.",
                  STRING,
                  OperandTypes.or(
                      TEXT_NUMBER,
                      OperandTypes.family(
                          SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)))
              .example("substring('abcdef', 2, 3)", "bcd"),
          function(
                  "left(text, length)",
                  "The first characters; with a negative length, all but the last so many.",
                  STRING,
                  TEXT_NUMBER)
              .example("left('漢é1', 2)", "漢é"),
          function(
                  "right(text, length)",
                  "The last characters; with a negative length, all but the first so many.",
                  STRING,
                  TEXT_NUMBER)
              .example("right('漢é1', 2)", "é1"),
          function(
                  "replace(text, what, by)",
                  "The text with each occurrence replaced.",
                  STRING,
                  THREE_TEXTS)
              .example("replace('a.b.c', '.', '-')", "a-b-c"),
          function(
                  "translate(text, from, to)",
                  "The text with each character of 'from' replaced by the one at its place in 'to', or dropped if there is none.",
                  STRING,
                  THREE_TEXTS)
              .example("translate('a-b c', '- ', '_')", "a_bc"),
          function("reverse(text)", "The characters in reverse order.", STRING, TEXT)
              .example("reverse('abc')", "cba"),
          function(
                  "repeat(text, times)",
                  "The text so many times; '' if less than once.",
                  STRING,
                  TEXT_NUMBER)
              .example("repeat('ab', 2)", "abab"),
          function(
                  "lpad(text, length, fill)",
                  "The text filled at its start, or cut, to a length.",
                  STRING,
                  TEXT_NUMBER_TEXT)
              .example("lpad('7', 3, '0')", "007"),
          function(
                  "rpad(text, length, fill)",
                  "The text filled at its end, or cut, to a length.",
                  STRING,
                  TEXT_NUMBER_TEXT)
              .example("rpad('7', 3, '.')", "7.."),
          function(
                  "split_part(text, separator, index)",
                  "The piece of that number, counted from 1, or from the end if negative; '' where there is none.",
                  STRING,
                  OperandTypes.family(
                      SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER))
              .example("split_part('a/b/c', '/', 2)", "b"),
          function(
                  "split(text, separator)",
                  "The pieces between the separators, as a list.",
                  STRINGS,
                  TWO_TEXTS)
              .written("string_split($1, $2)")
              .example("split('a,b,,c', ',')", "[a, b, '', c]"),
          function(
                  "concat(value, …)",
                  "All texts in a row; nulls count as '', while a || b is null where one is.",
                  STRING,
                  TEXTS)
              .example("concat('a', CAST(NULL AS string), 'b')", "ab"),
          function(
                  "concat_ws(separator, value, …)",
                  "All texts that are not null, with the separator between them; null only where the separator is.",
                  STRING,
                  OperandTypes.repeat(SqlOperandCountRanges.from(2), OperandTypes.CHARACTER))
              .example("concat_ws('-', 'a', CAST(NULL AS string), 'b')", "a-b"));

  private TextFunctions() {}
}
