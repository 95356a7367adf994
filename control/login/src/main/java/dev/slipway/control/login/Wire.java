// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks HTTP with the provider: for a few seconds, about a megabyte at most, and with nobody that
 * it sends us on to.
 */
final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long MOST_BYTES = 1 << 20;

  private final String issuer;
  private final HttpClient http;

  Wire(String issuer) {
    this.issuer = issuer;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.getDefault())
            .build();
  }

  record Answer(int status, Json body) {}

  Answer get(URI address) throws LoginRefused {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /**
   * @param authorization value of the header; "" for none
   */
  Answer post(URI address, String form, String authorization) throws LoginRefused {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  private Answer send(HttpRequest.Builder builder) throws LoginRefused {
    HttpRequest request = builder.header("Accept", "application/json").timeout(PATIENCE).build();
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> answer = pending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), Documents.parse(answer.body()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw unreachable(request, cause.getClass().getSimpleName() + ": " + cause.getMessage());
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw unreachable(request, "no whole answer within " + PATIENCE.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(request, "the wait was interrupted");
    } catch (SlipwayException e) {
      throw unreachable(request, "its answer is no JSON: " + e.getMessage());
    }
  }

  private LoginRefused unreachable(HttpRequest request, String why) {
    return LoginRefused.unavailable(
        "The identity provider "
            + issuer
            + " did not answer as it should, so that nobody can log in by it now. Try again in a"
            + " while, or use a password if you have one.",
        request.method() + " " + request.uri() + " failed: " + why);
  }

  /** For the library that reads keys. */
  String text(URI address) throws IOException {
    try {
      Answer answer = get(address);
      if (answer.status() != 200) {
        throw new IOException(address + " answered with status " + answer.status());
      }
      return answer.body().text();
    } catch (LoginRefused e) {
      throw new IOException(e.detail(), e);
    }
  }
}
