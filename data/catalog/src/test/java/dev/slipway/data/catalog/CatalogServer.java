// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The catalog over plain HTTP, so that real clients can judge it. */
final class CatalogServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer http;
  private final CatalogApi api;

  CatalogServer(CatalogApi api, int port) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.api = api;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(threads);
    http.createContext("/catalog/", this::answer);
    http.start();
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/catalog";
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      CatalogResponse response = handled(request(exchange));
      byte[] body = response.body();
      exchange.getResponseHeaders().set("Content-Type", response.contentType());
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    }
  }

  /** What is thrown is our fault, and must be seen. */
  private CatalogResponse handled(CatalogRequest request) {
    try {
      return api.handle(Studio.ANN, request);
    } catch (RuntimeException e) {
      e.printStackTrace();
      return new CatalogResponse(500, "text/plain", e.toString().getBytes(UTF_8));
    }
  }

  private static CatalogRequest request(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring("/catalog".length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new CatalogRequest(
        exchange.getRequestMethod(),
        path,
        query(exchange.getRequestURI().getRawQuery()),
        Map.of(),
        body);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      query.put(
          URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8),
          equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return query;
  }

  /** Serves an empty project {@code air} for trying clients by hand, until killed. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Studio studio = new Studio(Files.createTempDirectory(Path.of(args[0]), "catalog"));
    try (CatalogServer server = new CatalogServer(studio.api(), Integer.parseInt(args[1]))) {
      System.out.println(server.address());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
