// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Speaks HTTP to a server, with a token. */
final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = AnyCertificate.client();
  private final URI url;
  private final String token;

  Client(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  /** With the administrator's token. */
  static Client of(Studio studio, Path data) throws IOException {
    return new Client(studio.url(), Studio.token(data));
  }

  Client with(String other) {
    return new Client(url, other);
  }

  URI url() {
    return url;
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer put(String path, String body, String... headers) throws IOException, InterruptedException {
    return send("PUT", path, BodyPublishers.ofString(body), headers);
  }

  Answer post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  /** Applies YAML documents. */
  Answer apply(String yaml) throws IOException, InterruptedException {
    return post("/api/v1/apply", yaml, "Content-Type", "application/yaml");
  }

  Answer send(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request = request(path, headers).timeout(PATIENCE).method(method, body).build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer.headers(), new String(answer.body(), UTF_8));
  }

  /** The lines of an endless answer, as they come. */
  HttpResponse<Stream<String>> listen(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers).build(), BodyHandlers.ofLines());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
