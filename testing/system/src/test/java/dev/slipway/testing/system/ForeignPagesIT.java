// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.RawClient.RawAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page of somebody else can make a user's browser send, and what it gets for it. */
@ExtendWith(Scratch.Given.class)
class ForeignPagesIT {
  private static final String OWN_HOST = "Host: localhost";

  private final RawClient client;

  ForeignPagesIT(Scratch studio) throws IOException {
    this.client = studio.raw();
  }

  /** Of our own routes, of every extension, and of nothing at all. */
  private static Stream<String> targets() {
    return Stream.of(
        "/api/v1/status",
        "/api/v1/changes",
        "/catalog/v1/config",
        "/metrics",
        "/openapi",
        "/openapi.json",
        "/q/dev",
        "/nowhere",
        "/");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void isMisdirectedUnderANameThatIsNotItsOwn(String target) throws IOException {
    RawAnswer answer = client.send("GET " + target, "Host: evil.example:7171");

    assertThat(answer.status()).as(answer.text()).isEqualTo(421);
    assertThat(answer.body()).contains("'evil.example:7171', which is no name", "--host-name");
  }

  @Test
  void isMisdirectedWithoutANameOrWithTwo() throws IOException {
    assertThat(client.send("GET /api/v1/status").status()).isIn(400, 421);
    assertThat(client.send("GET /api/v1/status", OWN_HOST, "Host: evil.example").status())
        .isIn(400, 421);
    assertThat(client.send("GET http://localhost/api/v1/status", "Host: evil.example").status())
        .isEqualTo(421);
    assertThat(client.send("GET /api/v1/status", OWN_HOST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void changesNothingForAPageOfSomebodyElse(String target) throws IOException {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      for (String header :
          List.of(
              "Origin: http://evil.example",
              "Origin: http://localhost:1",
              "Origin: null",
              "Sec-Fetch-Site: cross-site",
              "Sec-Fetch-Site: same-site")) {
        RawAnswer answer = client.send(method + " " + target, OWN_HOST, header);
        assertThat(answer.status()).as(method + " " + target + " " + header).isEqualTo(403);
        assertThat(answer.body()).contains("only pages of http://localhost may");
      }
    }
  }

  @Test
  void doesWhatItsOwnPagesAsk() throws IOException {
    RawAnswer put =
        client.send(
            "PUT /api/v1/projects/own_page",
            OWN_HOST,
            "Origin: http://localhost",
            "Sec-Fetch-Site: same-origin",
            "Content-Length: 0");
    assertThat(put.status()).as(put.text()).isEqualTo(400);
    assertThat(put.body()).contains("\"malformed\"");
  }

  @Test
  void answersProbesUnderAnyName() throws IOException {
    assertThat(client.send("GET /health", "Host: 10.0.0.7:8080").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void tellsBrowsersToRunAndKeepNothing(String target) throws IOException {
    for (RawAnswer answer :
        List.of(
            client.send("GET " + target, OWN_HOST, "Range: bytes=0-0", "Last-Event-ID: x"),
            new RawClient(client.url(), "").send("GET " + target, OWN_HOST),
            client.send("GET " + target, "Host: evil.example"))) {
      assertThat(answer.head().toLowerCase(Locale.ROOT))
          .as(target)
          .contains(
              "x-content-type-options: nosniff",
              "content-security-policy: default-src 'none'; frame-ancestors 'none'",
              "referrer-policy: no-referrer",
              "cache-control: no-store")
          .doesNotContain("access-control-allow-origin", "strict-transport-security");
    }
  }
}
