// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
  private static final HostCheck CHECK = HostCheck.of(List.of("Studio.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:7171",
        "LOCALHOST:7171",
        "127.0.0.1:7171",
        "[::1]:7171",
        "studio.example.org",
        "studio.example.org:443",
        "10.1.2.3:7171",
      })
  void knowsItsOwnNames(String authority) {
    assertThat(CHECK.accepts(authority, "10.1.2.3")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":7171",
        "evil.example",
        "evil.example:7171",
        "localhost.evil.example:7171",
        "localhost.",
        "127.0.0.1.nip.io",
        "127.0.0.2",
        "10.1.2.4",
        "user@localhost",
        "localhost@evil.example",
        "evil.example#localhost",
        "localhost, evil.example",
        "localhost:7171:7171",
        "localhost:port",
        " localhost",
        "localhost\t",
        "0x7f.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "[::1",
        "studio.example.org.evil.example",
        "xstudio.example.org",
        "loca\u0142host",
        "\uff4cocalhost",
      })
  void refusesAnyOther(String authority) {
    assertThat(CHECK.accepts(authority, "10.1.2.3")).isFalse();
  }
}
