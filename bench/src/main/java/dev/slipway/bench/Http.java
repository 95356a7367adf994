// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** A server's address and the headers that it wants, for requests whose time does not matter. */
record Http(URI server, Map<String, String> headers, HttpClient client) implements AutoCloseable {
  private static final String JSON = "application/json";

  /** No answer takes longer, so that a server that hangs ends the benchmark. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  Http(URI server, Map<String, String> headers) {
    this(server, headers, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  String get(String path) throws IOException, InterruptedException {
    return expect(send("GET", path, ""));
  }

  String post(String path, String json) throws IOException, InterruptedException {
    return expect(send("POST", path, json));
  }

  HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(method, path, JSON, BodyPublishers.ofString(json));
  }

  /** As {@link #post} and its like, of a body of any type. */
  String exchange(String method, String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    return expect(send(method, path, type, body));
  }

  private HttpResponse<String> send(String method, String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(method, body);
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The bytes of a request, to be sent again and again. */
  ByteBuffer bytes(String method, String path, String json) {
    byte[] body = json.getBytes(UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ");
    head.append(server.getAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Type: ").append(JSON);
      head.append("\r\nContent-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    whole.writeBytes(body);
    return ByteBuffer.wrap(whole.toByteArray());
  }

  private static String expect(HttpResponse<String> response) throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          response.request().uri().getPath()
              + " answered "
              + response.statusCode()
              + ": "
              + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
