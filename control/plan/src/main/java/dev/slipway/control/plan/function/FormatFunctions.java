// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Returns.STRING;
import static dev.slipway.control.plan.function.Returns.STRINGS;
import static dev.slipway.control.plan.function.Takes.TEXT;
import static dev.slipway.control.plan.function.Takes.TWO_TEXTS;

import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;

/** Functions that read and write text in a format: hashes, Base64, addresses, JSON. */
final class FormatFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  "md5(text)",
                  "The MD5 of the text in UTF-8, as 32 hexadecimal digits.",
                  STRING,
                  TEXT)
              .example("md5('é')", "66ddcd97cfdeabb2f6fb8a999b4bc76f"),
          function(
                  "sha1(text)",
                  "The SHA-1 of the text in UTF-8, as 40 hexadecimal digits.",
                  STRING,
                  TEXT)
              .example("sha1('a')", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
          function(
                  "sha256(text)",
                  "The SHA-256 of the text in UTF-8, as 64 hexadecimal digits.",
                  STRING,
                  TEXT)
              .example("left(sha256('é'), 16)", "4a99557e4033c353"),
          function("to_base64(text)", "The text in UTF-8 as Base64.", STRING, TEXT)
              .written("to_base64(encode($1))")
              .example("to_base64('é')", "w6k="),
          function(
                  "from_base64(text)",
                  "The text that was written as Base64; null where it is none.",
                  STRING,
                  TEXT)
              .written("TRY(decode(from_base64($1)))")
              .example("from_base64('w6k=')", "é"),
          function(
                  "url_encode(text)",
                  "The text as a part of an address; a blank becomes %20.",
                  STRING,
                  TEXT)
              .example("url_encode('a b&é')", "a%20b%26%C3%A9"),
          function(
                  "url_decode(text)",
                  "The text that was written as a part of an address.",
                  STRING,
                  TEXT)
              .example("url_decode('a%20b%26')", "a b&"),
          function("to_json(value)", "The value as JSON.", STRING, OperandTypes.ANY)
              .written("CAST(to_json($1) AS VARCHAR)")
              .example("to_json(split('a,b', ','))", "[\"a\",\"b\"]"),
          function("is_json(text)", "Whether the text is JSON.", BOOLEAN, TEXT)
              .written("json_valid($1)")
              .example("is_json('{')", "false"),
          function(
                  "json_text(json, path)",
                  "The value at a path as text, without quotes; null where there is none or no JSON.",
                  STRING,
                  TWO_TEXTS)
              .written("CASE WHEN json_valid($1) THEN json_extract_string($1, $2) END")
              .literal(1, Literal.JSON_PATH)
              .example("json_text('{\"a\":{\"b\":[1,\"x\"]}}', '$.a.b[1]')", "x"),
          function(
                  "json_value(json, path)",
                  "The value at a path as JSON; null where there is none or no JSON.",
                  STRING,
                  TWO_TEXTS)
              .written("CASE WHEN json_valid($1) THEN CAST(json_extract($1, $2) AS VARCHAR) END")
              .literal(1, Literal.JSON_PATH)
              .example("json_value('{\"a\":{\"b\":[1,\"x\"]}}', '$.a.b')", "[1,\"x\"]"),
          function(
                  "json_length(json)",
                  "The number of elements of a JSON array; null where it is none.",
                  INT64,
                  TEXT)
              .written(
                  "CASE WHEN json_valid($1) AND json_type($1) = 'ARRAY' THEN CAST(json_array_length($1) AS BIGINT) END")
              .example("json_length('[1,2]')", "2"),
          function(
                  "json_keys(json)",
                  "The names of a JSON object in order, as a list; null where it is none.",
                  STRINGS,
                  TEXT)
              .written(
                  "CASE WHEN json_valid($1) AND json_type($1) = 'OBJECT' THEN json_keys($1) END")
              .example("json_keys('{\"b\":1,\"a\":2}')", "[b, a]"),
          function(
                  "json_list(json)",
                  "The elements of a JSON array as a list of texts, without quotes; null where it is none.",
                  STRINGS,
                  TEXT)
              .written(
                  "CASE WHEN json_valid($1) AND json_type($1) = 'ARRAY' THEN json_extract_string($1, '$[*]') END")
              .example("json_list('[1,\"a\",null]')", "[1, a, NULL]"));

  private FormatFunctions() {}
}
