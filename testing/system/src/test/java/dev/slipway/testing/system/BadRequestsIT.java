// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are none, of clients that may mean ill. */
@ExtendWith(Scratch.Given.class)
class BadRequestsIT {
  private static final String FILES = "/api/v1/connections/local/files";

  private final Scratch studio;
  private final Client client;

  BadRequestsIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/status",
        "/nowhere",
        "/metrics",
        "/health/%2e%2e/api/v1/status",
        "/health/../metrics",
        "/catalog/v1/config"
      })
  void asksForATokenWhateverTheAddress(String path) throws IOException, InterruptedException {
    client.with("").get(path).isRefused(401, "unauthenticated", "no token was sent", "admin-token");
    client.with("slipway_0").get(path).isRefused(401, "unauthenticated", "not a valid one");
  }

  @Test
  void needsNoTokenForHealthAlone() throws IOException, InterruptedException {
    assertThat(client.with("").get("/health").status()).isEqualTo(200);
  }

  @Test
  void saysThatNothingIsThere() throws IOException, InterruptedException {
    client.get("/nowhere").isRefused(404, "not-found", "GET /nowhere", "/openapi.json");
    client.get("/api/v1/nothings").isRefused(404, "not-found", "'nothings'");
    client.post("/api/v1/projects", "{}").isRefused(405, "malformed", "POST /api/v1/projects");
    client
        .post("/api/v1/apply", "[]", "Content-Type", "text/plain")
        .isRefused(415, "malformed", "POST /api/v1/apply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/runs?limit=many",
        "/api/v1/projects?limit=1e9",
        "/api/v1/changes?after=yesterday",
        "/api/v1/projects/p/datasets/d/sample?rows=abc",
        "/api/v1/projects/p/generations/first"
      })
  void namesTheRequestWhoseNumberIsNone(String path) throws IOException, InterruptedException {
    Answer answer = client.get(path);

    answer.isRefused(400, "malformed", path, "expected a whole number");
    assertThat(answer.body()).doesNotContain("input string");
  }

  @Test
  void doesNothingWhereATruthValueIsNone() throws IOException, InterruptedException {
    client
        .send("DELETE", "/api/v1/projects/p?dryRun=yes", BodyPublishers.noBody())
        .isRefused(400, "malformed", "'dryRun' is 'yes'", "true or false");
    client
        .get("/api/v1/projects/p/datasets/d/sample?rejected=1")
        .isRefused(400, "malformed", "'rejected' is '1'");
  }

  @Test
  void refusesUidsAndPagesThatItDidNotGive() throws IOException, InterruptedException {
    client.get("/api/v1/runs/first").isRefused(422, "invalid", "'first' is no uid");
    client.get("/api/v1/runs?after=x").isRefused(400, "malformed", "'x' is no page token");
    client
        .put("/api/v1/projects/etag", "{}", "If-Match", "\"new\"")
        .isRefused(400, "malformed", "If-Match", "ETag");
  }

  @Test
  void readsADocumentOnlySoFar() throws IOException, InterruptedException {
    byte[] most = new byte[(8 << 20) + 1];
    client
        .send("PUT", "/api/v1/projects/huge", BodyPublishers.ofByteArray(most))
        .isRefused(413, "too-large", "8 MiB", "PUT /api/v1/connections");
    client
        .send(
            "PUT",
            "/api/v1/projects/huge",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(most)))
        .isRefused(413, "too-large", "8 MiB");
    client.get("/api/v1/status").good();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2Fadmin-token",
        "/a%2F..%2F..%2Fadmin-token",
        "/a%5C..%5Cadmin-token",
        "/a%00b",
        "/.%2Fa"
      })
  void leadsNoFileOutOfItsConnection(String path) throws IOException, InterruptedException {
    client.put(FILES + path, "x").isRefused(422, "invalid", "cannot be a path");
    client.get(FILES + path).isRefused(422, "invalid", "cannot be a path");
    client.get(FILES + "?path=" + path).isRefused(422, "invalid", "cannot be a path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../admin-token", "a/../../admin-token", "/etc/passwd", "a//b", "./a"})
  void leadsNoDatasetOutOfItsConnection(String path) throws IOException, InterruptedException {
    studio.project("traversal");
    client
        .put(
            "/api/v1/projects/traversal/datasets/passwords",
            "{\"spec\": {\"type\": \"external\", \"connection\": \"local\", \"path\": \""
                + path
                + "\"}}")
        .isRefused(422, "invalid", "'" + path + "' cannot be a path");
  }

  @Test
  void leavesNothingOfAnUploadThatBrokeOff() throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.url().getPort())) {
      String token = Studio.token(studio.data());
      String head =
          "PUT %s/broken/off.csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: 1000000\r\n\r\n"
              .formatted(FILES, token);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getOutputStream().write(new byte[200_000]);
      socket.getOutputStream().flush();
      await(() -> !unfinished().isEmpty());
    }

    await(() -> unfinished().isEmpty());
    client.get(FILES + "/broken/off.csv").isRefused(404, "not-found", "'broken/off.csv'");
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    for (int waited = 0; waited < 200 && !condition.holds(); waited++) {
      Thread.sleep(Duration.ofMillis(50));
    }
    assertThat(condition.holds()).isTrue();
  }

  /** Files of the connection that have not got their name yet. */
  private List<Path> unfinished() throws IOException {
    Path files = studio.data().resolve("files");
    if (!Files.exists(files)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(files)) {
      return found.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }
}
