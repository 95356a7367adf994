// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description that the server gives of itself. */
@ExtendWith(Scratch.Given.class)
class OpenApiIT {
  private static final String LOGIN = "/api/v1/login";
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE");

  private final Client client;

  OpenApiIT(Scratch studio) {
    this.client = studio.client();
  }

  private List<String> paths() throws IOException, InterruptedException {
    return Routes.of(client).stream().map(route -> route.split(" ", 2)[1]).distinct().toList();
  }

  @Test
  void listsWhatThereIs() throws IOException, InterruptedException {
    assertThat(paths())
        .contains(
            "/api/v1/apply",
            "/api/v1/changes",
            "/api/v1/projects/{project}/actions/build",
            "/api/v1/projects/{project}/{plural}/{name}",
            "/api/v1/connections/{connection}/files/{path}",
            "/api/v1/runs/{run}")
        .hasSizeGreaterThan(15);
  }

  @Test
  void describesNothingThatCanBeHadWithoutAToken() throws IOException, InterruptedException {
    try (Client stranger = client.with("")) {
      for (String path : paths()) {
        for (String method : path.equals(LOGIN) ? List.<String>of() : METHODS) {
          String address = path.replaceAll("\\{[^}]*}", "projects");
          Answer answer = stranger.send(method, address, BodyPublishers.noBody());
          assertThat(answer.status()).as(method + " " + path).isEqualTo(401);
          assertThat(answer.text("code")).isEqualTo("unauthenticated");
        }
      }
    }
  }

  @Test
  void namesEachOperationInASentence() throws IOException, InterruptedException {
    String description = client.get("/openapi.json").good().body().toLowerCase(Locale.ROOT);
    long operations =
        Pattern.compile("\"(get|head|put|post|patch|delete)\"\\s*:\\s*\\{")
            .matcher(description)
            .results()
            .count();
    assertThat(Pattern.compile("\"summary\"\\s*:").matcher(description).results().count())
        .isEqualTo(operations);
  }
}
