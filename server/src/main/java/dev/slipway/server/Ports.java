// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out whether a port can be had before anything else is started. */
final class Ports {
  private Ports() {}

  /** The port itself, or a free one for 0. */
  static int claim(String host, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.IN_USE,
          "The server could not listen on port "
              + port
              + " of "
              + host
              + ": "
              + e.getMessage()
              + ". End what listens there, or choose another with --port (0 takes any free one).",
          e);
    }
  }
}
