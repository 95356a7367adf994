// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerSettingsTest {
  private static IssuerSettings read(String yaml) {
    return Documents.read(
        IssuerSettings.class, Documents.parseYaml(yaml, "oidc.yaml").getFirst().json());
  }

  @Test
  void needsTheIssuerAndTheClientOnly() {
    IssuerSettings settings = read("issuer: https://login.example.org/x\nclient: studio\n");

    assertThat(settings)
        .isEqualTo(
            new IssuerSettings(
                "https://login.example.org/x",
                "studio",
                "",
                List.of("email", "openid", "profile"),
                "",
                "preferred_username",
                List.of(),
                false,
                "Log in with login.example.org"));
    assertThat(read("{issuer: 'https://a', client: b, scopes: [groups]}").scopes())
        .containsExactly("groups", "openid");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () -> read("issuer: http://login.example.org\nsecret: abc\nadministrators: [a]\n"))
        .isInstanceOf(SlipwayException.class)
        .satisfies(e ->
            assertThat(((SlipwayException) e).problems().toString())
                .contains(
                    "'issuer' is", "'client' is missing", "'secret' holds no", "'groupsClaim'")
                .doesNotContain("abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "http://login.example.org", "https://u:p@login.example.org", "https://a/?b=c",
        "https://a/#b", "file:///a", "https:/a", "http://localhost.example.org", "https://a b"
      })
  void trustsNoAddressThatOthersCouldAnswer(String issuer) {
    assertThatThrownBy(
            () -> new IssuerSettings(issuer, "c", "", List.of(), "", "", List.of(), false, "l"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("expected an https address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/projects/sales?a=b#c", "/a//b", "/a/../b"})
  void returnsToOwnPaths(String path) {
    assertThat(new ReturnPath(path).value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "//evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "https://evil.example",
        "/a\r\nSet-Cookie: x",
        "/a b",
        "/\t/evil.example",
        "/ä",
        "javascript:alert(1)"
      })
  void returnsToNobodyElse(String path) {
    assertThatThrownBy(() -> new ReturnPath(path)).isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> new ReturnPath("/" + "x".repeat(1001)))
        .isInstanceOf(SlipwayException.class);
  }

  @Test
  void knowsTheWayBackFromTheStart() {
    assertThat(Callback.of(Map.of("return", List.of("/")))).isEmpty();
    assertThat(Callback.of(Map.of("state", List.of("s"), "code", List.of("c"))))
        .contains(
            new Callback(
                Optional.of("s"),
                Optional.of("c"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThatThrownBy(() -> Callback.of(Map.of("state", List.of("s", "s"))))
        .hasMessageContaining("2 times");
    assertThatThrownBy(() -> Callback.of(Map.of("code", List.of("x".repeat(4097)))))
        .hasMessageContaining("4096");
  }
}
