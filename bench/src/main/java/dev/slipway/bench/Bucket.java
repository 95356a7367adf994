// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * As much of S3 as a catalog needs for its metadata files, so that a peer that takes no local
 * directory can be measured: objects are files, each as durable as Slipway's own (synced, renamed).
 */
final class Bucket implements AutoCloseable {
  private final HttpServer server;
  private final Path directory;

  Bucket(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = directory.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (!file.startsWith(directory)) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, file);
        case "DELETE" -> {
          Files.deleteIfExists(file);
          exchange.sendResponseHeaders(204, -1);
        }
        default -> get(exchange, file);
      }
    }
  }

  private static void put(HttpExchange exchange, Path file) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    boolean isSigned =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
            .filter(hash -> hash.startsWith("STREAMING-"))
            .isPresent();
    byte[] bytes = isSigned ? unframed(sent) : sent;
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "draft", "");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    }
    exchange.getResponseHeaders().set("ETag", etag(bytes));
    exchange.sendResponseHeaders(200, -1);
  }

  /** Clients compare it with the MD5 of what they sent. */
  private static String etag(byte[] bytes) {
    try {
      return '"' + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /** Takes the signatures out of a body that was signed chunk by chunk. */
  private static byte[] unframed(byte[] sent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(sent.length);
    int at = 0;
    while (at < sent.length) {
      int end = at;
      while (sent[end] != '\r') {
        end++;
      }
      String line = new String(sent, at, end - at, ISO_8859_1);
      int length = Integer.parseInt(line.split(";", -1)[0], 16);
      if (length == 0) {
        break;
      }
      bytes.write(sent, end + 2, length);
      at = end + 2 + length + 2;
    }
    return bytes.toByteArray();
  }

  private static void get(HttpExchange exchange, Path file) throws IOException {
    boolean hasBody = exchange.getRequestMethod().equals("GET");
    if (!Files.isRegularFile(file)) {
      byte[] error = "<Error><Code>NoSuchKey</Code></Error>".getBytes(UTF_8);
      exchange.sendResponseHeaders(404, hasBody ? error.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(error);
      }
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    exchange.getResponseHeaders().set("ETag", etag(bytes));
    if (hasBody) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } else {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
