// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  @Test
  void readsSeveralDocumentsAndLeavesOutEmptyOnes() {
    List<YamlDocument> documents =
        Documents.parseYaml("# first\n---\na: 1\n---\n---\nb: [x, 'y']\n", "two.yaml");

    assertThat(documents)
        .extracting(d -> d.json().text())
        .containsExactly("{\"a\":1}", "{\"b\":[\"x\",\"y\"]}");
    assertThat(documents.getLast().line("/b")).isEqualTo(6);
  }

  @Test
  void knowsTheLineOfEveryValueAndOfWhatIsMissingTheNearest() {
    YamlDocument document =
        one(
            """
            spec:
              format:
                type: csv
              schema:
                - name: a
                - name: b
                  type: int32
            """);

    assertThat(document.line("/spec/format/type")).isEqualTo(3);
    assertThat(document.line("/spec/schema/1")).isEqualTo(6);
    assertThat(document.line("/spec/schema/1/type")).isEqualTo(7);
    assertThat(document.line("/spec/format/delimiter")).isEqualTo(2);
    assertThat(document.line("/absent/deep")).isEqualTo(1);
    assertThat(document.line("")).isEqualTo(1);
  }

  @Test
  void readsValuesAsJsonHasThem() {
    assertThat(
            one("[1, -2, 1.50, 1e3, true, false, null, ~, yes, 0x10, 2013-01-01, '1', .inf]")
                .json()
                .text())
        .isEqualTo(
            "[1,-2,1.50,1E+3,true,false,null,\"~\",\"yes\",\"0x10\",\"2013-01-01\",\"1\",\".inf\"]");
    assertThat(one("a: 123456789012345678901234567890").json().text())
        .isEqualTo("{\"a\":123456789012345678901234567890}");
  }

  @Test
  void keepsLiteralBlocksAndFoldsFoldedOnes() {
    assertThat(one("sql: |\n  select 1\n  from t\nnote: >-\n  a\n  b\n").json().text())
        .isEqualTo("{\"sql\":\"select 1\\nfrom t\\n\",\"note\":\"a b\"}");
  }

  @Test
  void refusesAKeyThatStandsThereTwiceAndNamesItsLine() {
    SlipwayException refused = refused("a: 1\nb: 2\na: 3\n");

    assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED);
    assertThat(refused)
        .hasMessage("test.yaml, line 3: this YAML cannot be read: the key 'a' stands there twice.");
    assertThat(refused.problems()).extracting(Problem::line).containsExactly(3);
  }

  @Test
  void refusesAnchorsSoThatNothingIsBlownUp() {
    assertThat(refused("a: &x [1]\nb: *x\n")).hasMessageContaining("anchors and aliases");
    assertThat(refused("a: 1\nb: *x\n")).hasMessageContaining("test.yaml, line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: !!binary aGk=", "!foo {a: 1}", "a: !x [1]"})
  void refusesTags(String yaml) {
    assertThat(refused(yaml)).hasMessageContaining("tags such as");
  }

  @Test
  void refusesKeysThatAreNoText() {
    assertThat(refused("? [a]\n: 1\n")).hasMessageContaining("a key must be plain text");
  }

  @Test
  void refusesTextThatIsNoYaml() {
    assertThat(refused("a: [1\nb: 2\n")).hasMessageContaining("this YAML cannot be read");
    assertThat(refused("a: b: c\n")).hasMessageContaining("line 1");
    assertThat(refused("\tx: 1\n")).hasMessageContaining("test.yaml");
    assertThat(refused("a: \u0007\n")).hasMessageContaining("test.yaml");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThat(refused("[".repeat(200_000))).hasMessageContaining("more than 100 levels deep");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(refused("a: '" + "x".repeat(17 << 20) + "'").code()).isEqualTo(ErrorCode.TOO_LARGE);
  }

  @Test
  void readsALongTextInATimeThatGrowsWithItsLength() {
    String text = "x".repeat(8 << 20);

    assertThat(one("a: '" + text + "'").json().text()).hasSize(text.length() + 8);
  }

  @Test
  void keepsTheLinesOfADeepDocumentInLittleMemory() {
    String yaml = ("{" + "k".repeat(1000) + ": ").repeat(90) + "[" + "1,".repeat(100_000) + "1]";

    assertThat(one(yaml + "}".repeat(90)).line("/absent")).isEqualTo(1);
  }

  @Test
  void takesAnEndlessNumberAsText() {
    String number = "9".repeat(100_000);

    assertThat(one("a: " + number).json().text()).isEqualTo("{\"a\":\"" + number + "\"}");
  }

  @Test
  void writesBlocksThatPeopleLikeToRead() {
    String yaml =
        Documents.toYaml(
            new Json(
                """
                {"kind":"recipe","tags":["a","b"],"spec":{"inputs":[{"dataset":"flights"}],
                "operation":{"type":"sql","query":"select carrier\\nfrom flights\\n"},
                "empty":{},"none":[],"text":"true","number":"1","colon":"a: b","limit":10,"share":0.90}}
                """));

    assertThat(yaml)
        .isEqualTo(
            """
            kind: recipe
            tags: [a, b]
            spec:
              inputs:
                - dataset: flights
              operation:
                type: sql
                query: |
                  select carrier
                  from flights
              empty: {}
              none: []
              text: 'true'
              number: '1'
              colon: 'a: b'
              limit: 10
              share: 0.90
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "~",
        "-",
        "- a",
        "#x",
        "a #b",
        "line\nwith trailing  \nblank",
        "\nleading",
        "tab\there",
        "two\n\nlines\n\n\n",
        "ends\n",
        "quote ' and \" both",
        "é 漢 😀",
        "\u0007bell",
        "crlf\r\nx",
        "a: b\nc: d",
        "%x",
        "@x",
        "1e5",
        ".inf",
        "0o7",
        "\u2028x",
        "\ufeffx"
      })
  void bringsAnyTextBack(String text) {
    Json json = Documents.write(List.of(text, Map.of(text, text)));

    assertThat(Documents.parseYaml(Documents.toYaml(json), "t.yaml"))
        .singleElement()
        .extracting(YamlDocument::json)
        .isEqualTo(json);
  }

  private static YamlDocument one(String yaml) {
    return Documents.parseYaml(yaml, "test.yaml").getFirst();
  }

  private static SlipwayException refused(String yaml) {
    return catchThrowableOfType(
        SlipwayException.class, () -> Documents.parseYaml(yaml, "test.yaml"));
  }
}
