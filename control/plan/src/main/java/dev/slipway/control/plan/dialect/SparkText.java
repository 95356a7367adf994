// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/** How Spark writes functions over text. */
final class SparkText {
  private SparkText() {}

  static void put(Words words) {
    words
        .put("squeeze", "trim(regexp_replace($1, '[ \\\\t\\\\n\\\\f\\\\r\\\\x{A0}]+', ' '))")
        .refuse("strip_accents", "it has no function that takes characters apart")
        .put("octet_length", "CAST(octet_length($1) AS BIGINT)")
        .put("is_blank", "(NOT (coalesce($1, '') RLIKE '[^ \\\\t\\\\n\\\\f\\\\r]'))")
        .put(
            "left",
            "substring($1, 1, CAST(CASE WHEN $2 >= 0 THEN $2 ELSE greatest(length($1) + $2, 0) END AS INT))")
        .put(
            "right",
            "CASE WHEN $2 >= 0 THEN right($1, CAST($2 AS INT)) ELSE substring($1, CAST(1 - $2 AS INT)) END")
        .put("translate", "translate($1, $2, $3)")
        .put("repeat", "repeat($1, CAST($2 AS INT))")
        .put("split", "split($1, concat('\\\\Q', $2, '\\\\E'), -1)")
        .put("concat", "concat_ws('', $*)")
        .put("starts_with", "startswith($1, $2)")
        .put("ends_with", "endswith($1, $2)")
        .put("position", "CAST(instr($2, $1) AS BIGINT)")
        .put(
            "occurrences",
            "CAST((length($1) - length(replace($1, $2, ''))) div greatest(length($2), 1) AS BIGINT)")
        .put("regexp_matches", "($1 RLIKE $2)")
        .put(
            "regexp_replace",
            "regexp_replace($1, $2, regexp_replace(replace($3, '$', '\\\\$'), '\\\\\\\\([0-9])', concat('\\\\$', '$', '1')))")
        .put(
            "regexp_extract",
            "regexp_extract($1, $2, 0)",
            "regexp_extract($1, $2, CAST($3 AS INT))")
        .put("regexp_extract_all", "regexp_extract_all($1, $2, 0)")
        .put("regexp_split", "split($1, $2, -1)")
        .refuse("damerau_levenshtein", "it has no such measure")
        .refuse("jaro_winkler", "it has no such measure")
        .put("code_point", "CASE WHEN $1 <> '' THEN CAST(ascii($1) AS BIGINT) END")
        .put("chr", "decode(unhex(lpad(hex(CAST($1 AS INT)), 8, '0')), 'UTF-32')")
        .put("sha256", "sha2($1, 256)")
        .put("to_base64", "base64(CAST($1 AS BINARY))")
        .put("from_base64", "CAST(try_to_binary($1, 'base64') AS STRING)")
        .put(
            "url_encode",
            "replace(replace(replace(url_encode($1), '+', '%20'), '%7E', '~'), '*', '%2A')")
        .put("url_decode", "url_decode(replace($1, '+', '%2B'))")
        .refuse("to_json", "its JSON functions answer otherwise where the text is no JSON")
        .refuse("is_json", "its JSON functions answer otherwise where the text is no JSON")
        .refuse("json_text", "its JSON functions answer otherwise where the text is no JSON")
        .refuse("json_value", "its JSON functions answer otherwise where the text is no JSON")
        .refuse("json_length", "its JSON functions answer otherwise where the text is no JSON")
        .refuse("json_keys", "its JSON functions answer otherwise where the text is no JSON")
        .refuse("json_list", "its JSON functions answer otherwise where the text is no JSON");
  }
}
