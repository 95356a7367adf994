// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that gives prepared answers and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
  static final String TOKEN = "t0ken";

  /** What came in; {@code route} is the method and the path with its query. */
  record Asked(String route, String body, String token) {}

  private record Answer(int status, String type, String body) {}

  private final HttpServer http;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  FakeServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::handle);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Answers so; of several answers to one route each is given once, and the last for ever. */
  FakeServer on(String route, String json) {
    return on(route, 200, "application/json", json);
  }

  /** Forgets what was prepared for the route and answers so from now on. */
  FakeServer replacing(String route, String json) {
    answers.remove(route);
    return on(route, json);
  }

  FakeServer refuses(String route, int status, String problem) {
    return on(route, status, "application/problem+json", problem);
  }

  FakeServer on(String route, int status, String type, String body) {
    answers.computeIfAbsent(route, r -> new ArrayDeque<>()).add(new Answer(status, type, body));
    return this;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Makes the directory look like the data directory of this server. */
  Path describeIn(Path data) throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("server.json"), "{\"url\":\"" + url() + "\",\"pid\":1}");
    Files.writeString(data.resolve("admin-token"), TOKEN + "\n");
    return data;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(new Asked(route, body, token == null ? "" : token));
    Deque<Answer> prepared = answers.getOrDefault(route, new ArrayDeque<>());
    Answer answer =
        switch (prepared.size()) {
          case 0 -> new Answer(404, "text/plain", "nothing is prepared for " + route);
          case 1 -> prepared.getFirst();
          default -> prepared.removeFirst();
        };
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
