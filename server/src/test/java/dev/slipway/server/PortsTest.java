// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.SlipwayException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void namesThePortThatIsTakenAndTheWayOut() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.claim("127.0.0.1", other.getLocalPort()))
          .isInstanceOf(SlipwayException.class)
          .hasMessageContaining("port " + other.getLocalPort())
          .hasMessageContaining("--port");
    }
  }

  @Test
  void findsAFreePort() {
    assertThat(Ports.claim("127.0.0.1", 0)).isPositive();
  }
}
