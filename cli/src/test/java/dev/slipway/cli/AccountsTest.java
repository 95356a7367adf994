// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccountsTest extends ServedCommands {
  private static final String TOKEN =
      "{\"id\":\"01jkc0000000000000000000aa\",\"name\":\"ci\",\"scope\":\"read\","
          + "\"projects\":[\"nyc\"],\"expires\":\"2026-06-01T00:00:00Z\"";

  @Test
  void tellsWhoOneIs() {
    server.on(
        "GET /api/v1/me", "{\"kind\":\"user\",\"name\":\"owner\",\"rights\":[\"administer\"]}");

    assertThat(slipway.run("whoami")).isEqualTo(Exit.DONE);
    assertThat(slipway.out()).contains("user owner", "groups: none", "rights: administer");
  }

  @Test
  void makesListsAndRevokesTokens() {
    server.on("POST /api/v1/tokens", TOKEN + ",\"secret\":\"slp_x\"}");
    assertThat(slipway.run("token", "create", "ci", "--read-only", "--only", "nyc", "--days", "7"))
        .isEqualTo(Exit.DONE);
    assertThat(slipway.out()).startsWith("slp_x\n").contains("not shown again");
    assertThat(server.asked().getLast().body())
        .isEqualTo("{\"name\":\"ci\",\"scope\":\"read\",\"projects\":[\"nyc\"],\"days\":7}");

    server.on("GET /api/v1/tokens?serviceAccount=robot", "{\"items\":[" + TOKEN + "}]}");
    assertThat(slipway.run("token", "list", "--service-account", "robot")).isEqualTo(Exit.DONE);
    assertThat(slipway.out()).contains("read in nyc", "never");

    server.on("DELETE /api/v1/tokens/01jkc0000000000000000000aa", 204, "text/plain", "");
    assertThat(slipway.run("token", "revoke", "01jkc0000000000000000000aa")).isEqualTo(Exit.DONE);
  }

  @Test
  void addsAndDisablesUsers() {
    server.on("PUT /api/v1/users/ann", "{}");
    server.on("PATCH /api/v1/users/ann", "{}");
    server.on("GET /api/v1/users/ann/work", "{\"items\":[]}");

    assertThat(slipway.run("user", "add", "ann", "--email", "ann@x.org")).isEqualTo(Exit.DONE);
    assertThat(server.asked().getLast().body()).isEqualTo("{\"spec\":{\"email\":\"ann@x.org\"}}");
    assertThat(slipway.run("user", "disable", "ann")).isEqualTo(Exit.DONE);
    assertThat(slipway.out()).contains("Disabled ann; nothing runs as them.");
    assertThat(server.asked().get(1).body()).isEqualTo("{\"spec\":{\"disabled\":true}}");
  }

  @Test
  void saysWhatATokenOrUserCommandTakes() {
    assertThat(slipway.run("token")).isEqualTo(Exit.USAGE);
    assertThat(slipway.run("user")).isEqualTo(Exit.USAGE);
    assertThat(slipway.err()).contains("create, list or revoke", "add, list or disable");
  }

  @Test
  void usesTheTokenOfALoginAndSendsTheAdministratorsNowhereElse() throws IOException {
    Path data = folder.resolve("data");
    Path file = Address.tokenFile(data, URI.create(server.url()));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "slp_mine\n");

    assertThat(Address.of(data, server.url()).token()).isEqualTo("slp_mine");
    assertThat(Address.of(data, "http://127.0.0.1:1").token()).isEqualTo(FakeServer.TOKEN);
    assertThat(Address.of(data, "https://studio.example.org").token()).isEmpty();
  }
}
