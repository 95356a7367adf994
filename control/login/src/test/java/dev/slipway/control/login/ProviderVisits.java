// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.Secret;
import dev.slipway.testing.contracts.HostileIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Browsers that go to a hostile provider and come back. */
abstract class ProviderVisits {
  static final URI CALLBACK = URI.create("http://localhost:7171/api/v1/login/oidc");
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final HostileIssuer there;
  final Random random = new Random(1);
  Instant now = START;
  String secret = HostileIssuer.SECRET;
  Issuer issuer;

  ProviderVisits() throws IOException {
    this.there = HostileIssuer.start(START.getEpochSecond());
    this.issuer = issuer(there.url());
  }

  final Issuer issuer(String url) {
    IssuerSettings settings =
        new IssuerSettings(
            url, HostileIssuer.CLIENT, "env:X", List.of(), "groups", "", List.of(), false, "");
    return new Issuer(settings, () -> Optional.of(Secret.of(secret)), () -> now, random);
  }

  @AfterEach
  void stop() {
    there.close();
  }

  record Visit(Callback answer, Optional<String> ticket) {}

  /** To the provider and back, as a browser goes. */
  Visit visit() throws Exception {
    Issuer.Departure departure = issuer.depart(CALLBACK, new ReturnPath("/projects/sales?a=b"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      String back =
          http.send(HttpRequest.newBuilder(departure.address()).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      assertThat(back).startsWith(CALLBACK + "?");
      return new Visit(
          Callback.of(query(URI.create(back))).orElseThrow(), Optional.of(departure.ticket()));
    }
  }

  static Map<String, List<String>> query(URI address) {
    return Arrays.stream(address.getQuery().split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> List.of(field[1])));
  }

  Issuer.Arrival arrive(Visit visit) throws LoginRefused {
    return issuer.arrive(visit.answer(), visit.ticket(), CALLBACK);
  }

  LoginRefused refusal(Visit visit) {
    LoginRefused refused = catchThrowableOfType(LoginRefused.class, () -> arrive(visit));
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage() + refused.detail()).doesNotContain(HostileIssuer.SECRET);
    return refused;
  }
}
