// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/** How PostgreSQL writes functions over text. */
final class PostgresText {
  private PostgresText() {}

  static void put(Words words) {
    words
        .put("upper", "(upper($1 COLLATE \"und-x-icu\") COLLATE \"C\")")
        .put("lower", "(lower($1 COLLATE \"und-x-icu\") COLLATE \"C\")")
        .refuse("initcap", "it begins a word after each sign")
        .put("squeeze", "trim(regexp_replace($1, E'[ \\\\t\\\\n\\\\f\\\\r\\\\u00a0]+', ' ', 'g'))")
        .put(
            "strip_accents",
            "normalize(regexp_replace(normalize($1, NFD), E'[\\\\u0300-\\\\u036f]', '', 'g'), NFC)")
        .put("is_blank", "(coalesce($1, '') !~ E'[^ \\\\t\\\\n\\\\f\\\\r]')")
        .put("left", "left($1, CAST($2 AS integer))")
        .put("right", "right($1, CAST($2 AS integer))")
        .put("translate", "translate($1, $2, $3)")
        .put("repeat", "repeat($1, CAST($2 AS integer))")
        .put("lpad", "lpad($1, CAST($2 AS integer), $3)")
        .put("rpad", "rpad($1, CAST($2 AS integer), $3)")
        .put("split_part", "split_part($1, $2, CAST($3 AS integer))")
        .put(
            "substring",
            "substr($1, CAST($2 AS integer))",
            "substr($1, CAST($2 AS integer), CAST($3 AS integer))")
        .put(
            "split",
            "CASE WHEN $2 IS NOT NULL THEN CASE WHEN $1 = '' THEN ARRAY[''] ELSE string_to_array($1, nullif($2, '')) END END")
        .put("contains", "(strpos($1, $2) > 0)")
        .put("ends_with", "(right($1, length($2)) = $2)")
        .put("position", "CAST(strpos($2, $1) AS bigint)")
        .put(
            "occurrences",
            "CAST((length($1) - length(replace($1, $2, ''))) / greatest(length($2), 1) AS bigint)")
        .put("regexp_matches", "($1 ~ $2)")
        .put("regexp_replace", "regexp_replace($1, $2, $3, 'g')")
        .put(
            "regexp_extract",
            "CASE WHEN $1 IS NOT NULL THEN coalesce((regexp_match($1, '(' || $2 || ')'))[1], '') END",
            "CASE WHEN $1 IS NOT NULL AND $3 IS NOT NULL THEN coalesce((regexp_match($1, '(' || $2 || ')'))[CAST($3 AS integer) + 1], '') END")
        .put(
            "regexp_extract_all",
            "CASE WHEN $1 IS NOT NULL THEN (SELECT coalesce(array_agg(m[1] ORDER BY n), CAST('{}' AS text[])) FROM regexp_matches($1, '(' || $2 || ')', 'g') WITH ORDINALITY AS r(m, n)) END")
        .put("regexp_split", "regexp_split_to_array($1, $2)")
        .refuse("levenshtein", "it has it in the extension fuzzystrmatch alone")
        .refuse("damerau_levenshtein", "it has no such measure")
        .refuse("jaro_winkler", "it has no such measure")
        .put("code_point", "CASE WHEN $1 <> '' THEN CAST(ascii($1) AS bigint) END")
        .put("chr", "chr(CAST($1 AS integer))")
        .refuse("sha1", "it has it in the extension pgcrypto alone")
        .put("sha256", "encode(sha256(convert_to($1, 'UTF8')), 'hex')")
        .put("to_base64", "translate(encode(convert_to($1, 'UTF8'), 'base64'), E'\\n', '')")
        .refuse("from_base64", "it ends where a text is no Base64")
        .refuse("url_encode", "it has no such function")
        .refuse("url_decode", "it has no such function")
        .refuse("to_json", "before version 16 it ends where a text is no JSON")
        .refuse("is_json", "before version 16 it ends where a text is no JSON")
        .refuse("json_text", "before version 16 it ends where a text is no JSON")
        .refuse("json_value", "before version 16 it ends where a text is no JSON")
        .refuse("json_length", "before version 16 it ends where a text is no JSON")
        .refuse("json_keys", "before version 16 it ends where a text is no JSON")
        .refuse("json_list", "before version 16 it ends where a text is no JSON");
  }
}
