// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.contracts.HostileIssuer;
import dev.slipway.testing.contracts.HostileIssuer.Signing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Login by an identity provider that does what no right one does. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileIssuerIT {
  private static final Map<String, String> CLAIMS =
      Map.of(
          "nonce", "\"another\"",
          "aud", "\"other\"",
          "iss", "\"https://evil.example\"",
          "exp", "1",
          "iat", "4000000000",
          "groups", "5",
          "sub", "\"\"");

  @TempDir private Path folder;

  @Test
  void isNeverBelievedAndAlwaysTold() throws IOException, InterruptedException {
    try (HostileIssuer issuer = HostileIssuer.start(Instant.now().getEpochSecond())) {
      Path secret = Files.writeString(folder.resolve("secret"), HostileIssuer.SECRET);
      Path settings =
          Files.writeString(
              folder.resolve("oidc.yaml"),
              "{issuer: '%s', client: studio, secret: 'file:%s', groupsClaim: groups, createUsers: true}"
                  .formatted(issuer.url(), secret));
      Path data = folder.resolve("data");
      try (Studio studio =
          Studio.start(new Launcher(folder), data, "--oidc", settings.toString())) {
        URI login = URI.create(studio.url() + "/api/v1/login/oidc?return=/api/v1/me");
        assertThat(visit(login).good().text("name")).isEqualTo("ann");
        assertReplayRefused(login);
        assertForgeriesRefused(issuer, login);
        issuer.stop();
        visit(login).isRefused(503, "unavailable");
      }
    }
    assertToldInTheLog();
  }

  private static void assertReplayRefused(URI login) throws IOException, InterruptedException {
    try (Browser browser = new Browser();
        Browser thief = new Browser()) {
      URI callback = Browser.next(browser.open(Browser.next(browser.open(login))));
      thief.open(callback).answer().isRefused(401, "unauthenticated", "not begun in this browser");
      assertThat(Browser.next(browser.open(callback)).getPath()).isEqualTo("/api/v1/me");
      browser.open(callback).answer().isRefused(401, "unauthenticated", "has ended already");
    }
  }

  private static void assertForgeriesRefused(HostileIssuer issuer, URI login)
      throws IOException, InterruptedException {
    for (Signing signing : Signing.values()) {
      issuer.signing = signing;
      if (signing != Signing.RIGHT) {
        visit(login).isRefused(401, "unauthenticated", "not signed");
      }
    }
    issuer.signing = Signing.RIGHT;
    for (Map.Entry<String, String> claim : CLAIMS.entrySet()) {
      issuer.claims = claims -> claims.put(claim.getKey(), claim.getValue());
      visit(login).isRefused(401, "unauthenticated");
    }
    issuer.claims = _ -> {};
    assertThat(visit(login).good().text("name")).isEqualTo("ann");
  }

  private static Answer visit(URI login) throws IOException, InterruptedException {
    try (Browser browser = new Browser()) {
      Browser.Page page = browser.open(login);
      while (Browser.isRedirection(page)) {
        URI next = Browser.next(page);
        if (next.getPath().equals("/authorize") && !isListening(browser, next)) {
          // The provider is gone: come back with a code that it cannot redeem any more.
          String state = next.getQuery().replaceAll(".*state=([^&]*).*", "$1");
          next = login.resolve("/api/v1/login/oidc?code=late&state=" + state);
        }
        page = browser.open(next);
      }
      return page.answer();
    }
  }

  private static boolean isListening(Browser browser, URI address) throws InterruptedException {
    try {
      return browser.open(address).answer().status() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void assertToldInTheLog() throws IOException {
    String log = Files.readString(folder.resolve("data-server.log"));
    assertThat(log.lines().filter(line -> line.contains("was refused. ")))
        .hasSize(Signing.values().length - 1 + CLAIMS.size() + 3);
    assertThat(log)
        .contains("alg none", "meant for '[other]'", "another login", "ConnectException")
        .doesNotContain(HostileIssuer.SECRET);
  }
}
