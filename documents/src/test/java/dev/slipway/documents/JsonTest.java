// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.RecipeSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void parsesToOneTextForEqualValues() {
    assertThat(Documents.parse(" { \"a\" : [ 1 , 2.50 ] }\n").text()).isEqualTo("{\"a\":[1,2.50]}");
    assertThat(Documents.parse("\"\\u00e9\"".getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo("\"é\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"a\":1,\"a\":2}", "{\"a\":1} x", "{'a':1}", "[1,]", "nul", "``", "{\"a\"", "01"})
  void refusesWhatIsNotJson(String text) {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(ErrorCode.MALFORMED);
  }

  @Test
  void namesTheLineOfAFault() {
    SlipwayException refused =
        refused("{\n\"a\": 1,\n\"b\": x\n}".getBytes(StandardCharsets.UTF_8));

    assertThat(refused.problems()).extracting(Problem::line).containsExactly(3);
    assertThat(refused).hasMessageContaining("line 3, column");
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] latin = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refused(latin)).hasMessageContaining("is not UTF-8");
  }

  @Test
  void refusesDocumentsThatAreTooDeepOrTooLong() {
    assertThat(refused("[".repeat(500_000).getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(ErrorCode.MALFORMED);
    assertThat(refused(new byte[(16 << 20) + 1]).code()).isEqualTo(ErrorCode.TOO_LARGE);
  }

  @Test
  void refusesDocumentsOfMoreValuesThanFitIntoMemory() {
    assertThat(Documents.parse(list(Trees.MOST_TOKENS - 2)).text()).endsWith(",0]");
    assertThat(refused(list(Trees.MOST_TOKENS - 1))).hasMessageContaining("Token count", "500000");
  }

  private static byte[] list(int elements) {
    return ("[" + "0,".repeat(elements - 1) + "0]").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void breaksLinesForPeople() {
    assertThat(Documents.pretty(Map.of("b", 1, "a", List.of("x"))))
        .isEqualTo("{\n  \"a\" : [ \"x\" ],\n  \"b\" : 1\n}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The examples of RFC 7396, appendix A, that a difference can lead to.
        "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}|{\"a\":null}|{}",
        "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
        "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
        "[\"a\",\"b\"]|[\"c\",\"d\"]|[\"c\",\"d\"]",
        "{\"a\":\"b\"}|[\"c\"]|[\"c\"]",
        "{\"a\":\"foo\"}|null|null",
        "{\"a\":\"foo\"}|\"bar\"|\"bar\"",
        "{\"e\":null}|{\"a\":1}|{\"e\":null,\"a\":1}",
        "[1,2]|{\"a\":\"b\",\"c\":null}|{\"a\":\"b\"}",
        "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
      })
  void mergesAsTheStandardSays(String target, String patch, String result) {
    assertThat(Documents.merge(new Json(target), new Json(patch)).text()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{}|{}",
        "{\"a\":1,\"b\":2}|{\"b\":2,\"a\":1}|{}",
        "{\"a\":1}|{\"a\":1.0}|{\"a\":1.0}",
        "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}|{\"b\":{\"c\":4}}|{\"a\":null,\"b\":{\"d\":null,\"c\":4}}",
        "{\"a\":[1,2]}|{\"a\":[1,3]}|{\"a\":[1,3]}",
        "{\"a\":{\"b\":1}}|{\"a\":5}|{\"a\":5}",
        "{\"a\":5}|{\"a\":{\"b\":1}}|{\"a\":{\"b\":1}}"
      })
  void findsTheDifferenceThatLeadsFromOneToTheOther(String from, String to, String difference) {
    Json patch = Documents.difference(new Json(from), new Json(to));

    assertThat(patch.text()).isEqualTo(difference);
    assertThat(Documents.difference(Documents.merge(new Json(from), patch), new Json(to)))
        .isEqualTo(Json.EMPTY);
  }

  @Test
  void tellsChangesFieldByField() {
    List<FieldChange> changes =
        Documents.changes(
            new Json("{\"a\":1,\"b\":{\"c\":[1]},\"d\":2}"),
            new Json("{\"b\":{\"c\":[2],\"e\":\"x\"},\"d\":2}"));

    assertThat(changes)
        .containsExactly(
            new FieldChange("/a", Optional.of(new Json("1")), Optional.empty()),
            new FieldChange("/b/c", Optional.of(new Json("[1]")), Optional.of(new Json("[2]"))),
            new FieldChange("/b/e", Optional.empty(), Optional.of(new Json("\"x\""))));
    assertThat(changes.getFirst()).hasToString("'/a' was 1 and is now absent.");
  }

  @Test
  void describesChoicesRequiredFieldsAndDefaults() {
    assertThat(Documents.schema(DatasetSpec.class).text())
        .startsWith("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"oneOf\":[")
        .contains(
            "\"DatasetSpec.Managed\":{\"type\":\"object\",\"properties\":{\"type\":{\"const\":\"managed\"}")
        .contains("\"default\":\"fail\"")
        .contains("\"required\":[\"type\"]")
        .contains("\"additionalProperties\":false");
    assertThat(Documents.schema(RecipeSpec.class).text())
        .contains("\"required\":[\"operation\"]")
        .contains("\"row-number\"");
  }

  private static SlipwayException refused(byte[] bytes) {
    return catchThrowableOfType(SlipwayException.class, () -> Documents.parse(bytes));
  }
}
