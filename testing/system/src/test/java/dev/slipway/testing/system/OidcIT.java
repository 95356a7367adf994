// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Login by an identity provider that does everything right: npm's {@code oidc-provider}. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OidcIT {
  private static final String SECRET = "a secret & more, of the client";
  private static final String LOGIN = "/api/v1/login/oidc?return=/api/v1/me";
  private static final String GROUP =
      "{\"spec\":{\"claims\":[\"kc-analysts\"],\"rights\":[\"run-code\"]}}";

  @TempDir private Path folder;
  private RightIssuer issuer;
  private Studio studio;
  private Client admin;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    int port = freePort();
    issuer = RightIssuer.start(folder, "http://127.0.0.1:" + port + "/api/v1/login/oidc", SECRET);
    Path secret = Files.writeString(folder.resolve("client-secret"), SECRET + "\n");
    Path settings =
        Files.writeString(
            folder.resolve("oidc.yaml"),
            """
            issuer: %s
            client: studio
            secret: file:%s
            scopes: [openid, profile, email, groups]
            groupsClaim: groups
            administrators: [kc-admins]
            createUsers: true
            label: Log in with the test
            """
                .formatted(issuer.url(), secret));
    Path data = folder.resolve("data");
    studio =
        Studio.start(
            new Launcher(folder),
            data,
            "--port",
            Integer.toString(port),
            "--oidc",
            settings.toString());
    admin = Client.of(studio, data);
  }

  @AfterEach
  void stop() {
    admin.close();
    studio.close();
    issuer.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private URI at(String path) {
    return URI.create(studio.url() + path);
  }

  /** By a browser of its own. */
  private Answer logIn(String login) throws IOException, InterruptedException {
    try (Browser browser = new Browser()) {
      return browser.visit(at(LOGIN), login).answer();
    }
  }

  private void know(String name, String groups) throws IOException {
    issuer.know(
        "{\"%s\":{\"preferred_username\":\"%s\",\"name\":\"A Name\",\"email\":\"a@example.org\",\"groups\":[%s]}}"
            .formatted(name, name, groups));
  }

  @Test
  void letsInWhomTheProviderKnowsWithTheGroupsThatItNames()
      throws IOException, InterruptedException {
    admin.put("/api/v1/groups/analysts", GROUP).good();
    know("ann", "\"kc-analysts\",\"other\"");
    try (Client stranger = admin.with("")) {
      assertThat(stranger.get("/api/v1/login").good().body())
          .contains("\"label\":\"Log in with the test\"", "\"address\":\"/api/v1/login/oidc\"");
    }
    try (Browser browser = new Browser()) {
      Browser.Page page = browser.visit(at(LOGIN), "ann");

      assertThat(page.address()).isEqualTo(at("/api/v1/me"));
      assertThat(page.answer().good().body())
          .contains("\"name\":\"ann\"", "\"groups\":[\"analysts\"]", "\"rights\":[\"run-code\"]");
      assertThat(browser.cookies())
          .anyMatch(cookie ->
              cookie.startsWith("slipway_session=")
                  && cookie.contains("HTTPOnly")
                  && cookie.contains("SameSite=Lax"))
          .anyMatch(cookie -> cookie.startsWith("slipway_login=;"));
      assertLoggedOut(browser);
    }
    assertAudited();
    assertTakenAway();
  }

  private void assertLoggedOut(Browser browser) throws IOException, InterruptedException {
    Answer out = browser.post(at("/api/v1/logout"), "").answer();
    assertThat(out.good().text("endSession"))
        .isEqualTo(issuer.url() + "/session/end?client_id=studio");
    assertThat(browser.open(at("/api/v1/me")).answer().status()).isEqualTo(401);
  }

  private void assertAudited() throws IOException, InterruptedException {
    assertThat(admin.get("/api/v1/audit").good().body())
        .contains("\"log-in\"", "\"by\":\"" + issuer.url() + "\"", "\"from\":\"127.0.0.1\"");
  }

  private void assertTakenAway() throws IOException, InterruptedException {
    admin.put("/api/v1/groups/local", "{\"spec\":{\"members\":[{\"user\":\"ann\"}]}}").good();
    know("ann", "\"other\",\"kc-admins\"");
    assertThat(logIn("ann").good().body())
        .contains("\"groups\":[\"local\"]", "\"rights\":[\"administer\"]");
    know("ann", "");
    assertThat(logIn("ann").good().body())
        .contains("\"groups\":[\"local\"]")
        .doesNotContain("administer", "run-code");
  }

  @Test
  void letsInNobodyElse() throws IOException, InterruptedException {
    know("bob", "");
    admin.put("/api/v1/users/bob", "{}").good();
    logIn("bob").isRefused(409, "conflict", "another user 'bob'", issuer.url() + " bob");
    admin.put("/api/v1/users/bob", "{\"spec\":{\"subject\":\"" + issuer.url() + " bob\"}}").good();
    assertThat(logIn("bob").good().text("name")).isEqualTo("bob");
    admin
        .put(
            "/api/v1/users/bob",
            "{\"spec\":{\"disabled\":true,\"subject\":\"" + issuer.url() + " bob\"}}")
        .good();
    logIn("bob").isRefused(403, "forbidden", "The user bob is disabled");
    assertThat(log()).contains("Subject bob: The user bob is disabled");
    assertReplaysRefused();
    assertWrongSecretTold();
  }

  private void assertReplaysRefused() throws IOException, InterruptedException {
    know("cid", "");
    try (Browser browser = new Browser();
        Browser other = new Browser()) {
      URI back = at(LOGIN);
      Browser.Page page = browser.open(back);
      other.visit(at(LOGIN), "cid").answer().good();
      assertThat(page.answer().headers().firstValue("Location").orElse(""))
          .contains("code_challenge_method=S256", "nonce=", "state=");
      URI forged = at("/api/v1/login/oidc?code=x&state=y");
      browser.open(forged).answer().isRefused(401, "unauthenticated", "not begun in this browser");
      try (Client stranger = admin.with("")) {
        stranger
            .get("/api/v1/login/oidc?return=//evil.example")
            .isRefused(422, "invalid", "//evil.example");
        stranger.get("/api/v1/login/oidc/").isRefused(401, "unauthenticated");
      }
    }
  }

  private void assertWrongSecretTold() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("client-secret"), "no longer this");
    logIn("cid").isRefused(503, "unavailable", "does not accept this studio as its client");
    assertThat(log()).contains("error 'invalid_client'").doesNotContain("no longer this", SECRET);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("data-server.log"));
  }
}
