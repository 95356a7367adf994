// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {
  private static boolean passes(String method, String origin, String site, String mode) {
    return new OriginCheck(
            method, false, "http://localhost:7171", some(origin), some(site), some(mode))
        .passes();
  }

  private static Optional<String> some(String value) {
    return Optional.of(value).filter(text -> !text.equals("-"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, -, -, -",
    "PUT, http://localhost:7171, same-origin, cors",
    "POST, HTTP://LOCALHOST:7171, -, -",
    "DELETE, -, none, navigate",
    "GET, -, -, -",
    "GET, -, same-origin, no-cors",
    "GET, -, cross-site, navigate",
    "GET, http://evil.example, same-origin, cors",
  })
  void letsOwnPagesProgramsAndLinksThrough(String method, String origin, String site, String mode) {
    assertThat(passes(method, origin, site, mode)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, http://evil.example, -, -",
    "POST, http://localhost:3000, -, -",
    "POST, https://localhost:7171, -, -",
    "POST, null, -, -",
    "PUT, http://localhost:7171, cross-site, cors",
    "PATCH, -, same-site, cors",
    "DELETE, http://localhost:7171.evil.example, same-origin, cors",
    "POST, -, cross-site, navigate",
    "LOCK, http://evil.example, -, -",
    "GET, -, cross-site, no-cors",
    "GET, -, same-site, cors",
    "HEAD, -, cross-site, -",
  })
  void refusesPagesOfOthers(String method, String origin, String site, String mode) {
    assertThat(passes(method, origin, site, mode)).isFalse();
  }

  @Test
  void asksAWebSocketLikeAChange() {
    Optional<String> evil = Optional.of("http://evil.example");
    OriginCheck socket =
        new OriginCheck(
            "GET", true, "http://localhost:7171", evil, Optional.empty(), Optional.empty());
    assertThat(socket.passes()).isFalse();
  }
}
