// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The REST surface of one server: requests go out, JSON or a {@link SlipwayException} comes back.
 */
final class Server {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private final Address address;
  private final HttpClient http;

  Server(Address address) {
    this.address = address;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    address.certificate().map(KnownCertificate::trusting).ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  URI url() {
    return address.url();
  }

  Json get(String path) {
    return json(send(request(path).GET().build()));
  }

  /** Hands over the lines of an answer of any length as they come. */
  void lines(String path, Consumer<String> taken) {
    HttpRequest request = request(path).setHeader("Accept", "*/*").GET().build();
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        if (response.statusCode() >= 400) {
          throw Refusal.of(request, response, lines.collect(Collectors.joining("\n")));
        }
        lines.forEach(taken);
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (UncheckedIOException e) {
      throw unreachable(new IOException(e.getMessage(), e));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  <T> T get(String path, Class<T> type) {
    return Documents.readStored(type, get(path));
  }

  Json post(String path, Json body) {
    return json(send(request("POST", path, body).build()));
  }

  <T> T post(String path, Json body, Class<T> type) {
    return Documents.readStored(type, post(path, body));
  }

  /** As {@link #post(String, Json, Class)}, in a session. */
  <T> T post(String path, Json body, Class<T> type, String cookie) {
    HttpRequest request = request("POST", path, body).header("Cookie", cookie).build();
    return Documents.readStored(type, json(send(request)));
  }

  Json put(String path, Json body) {
    return json(send(request("PUT", path, body).build()));
  }

  Json patch(String path, Json body) {
    return json(send(request("PATCH", path, body).build()));
  }

  /** The cookie of the session that the answer begins. */
  String logIn(String path, Json body) {
    return send(request("POST", path, body).build())
        .headers()
        .firstValue("Set-Cookie")
        .map(cookie -> cookie.split(";", 2)[0])
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.UNAVAILABLE,
                address.url() + " let the user in, but began no session. Is it a Slipway server?"));
  }

  void delete(String path) {
    send(request(path).DELETE().build());
  }

  /** Sends a file's bytes to a place where there may be none yet or an older one. */
  void upload(String path, Path file) {
    try {
      send(
          request(path)
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file))
              .build());
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.NOT_FOUND, "Cannot upload " + file + ": it is not there or cannot be read.", e);
    }
  }

  /** Writes an answer of any length to a file, which is there when all of it is. */
  void download(String path, Path file) {
    HttpRequest request = request(path).setHeader("Accept", "*/*").GET().build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() >= 400) {
          String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          throw Refusal.of(request, response, text);
        }
        keep(body, file);
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void keep(InputStream body, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "Downloading to "
              + file
              + " failed: "
              + Refusal.reason(e)
              + ". Check disk and rights, and try again.",
          e);
    }
  }

  /** Whether the server answers at all and is ready. */
  boolean isHealthy() {
    try {
      HttpRequest ask = request("/health").timeout(CONNECT).GET().build();
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpRequest.Builder request(String method, String path, Json body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body.text()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address.url().resolve(path))
            .timeout(ANSWER)
            .header("Accept", "application/json");
    return address.token().isEmpty()
        ? builder
        : builder.header("Authorization", "Bearer " + address.token());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw Refusal.of(request, response, response.body());
      }
      return response;
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private SlipwayException unreachable(IOException e) {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "No server answers at "
            + address.url()
            + " ("
            + Refusal.reason(e)
            + "). Start it with `slipway server`,"
            + " or say with --data or --server which one you mean.",
        e);
  }

  private static Json json(HttpResponse<String> response) {
    return response.body().isBlank() ? Json.EMPTY : Documents.parse(response.body());
  }

  private static SlipwayException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new SlipwayException(ErrorCode.CANCELLED, "The command was interrupted.", e);
  }
}
