// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
final class Ports {
  private Ports() {}

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  static void requireFree(int port) {
    if (!isFree(port)) {
      throw new SlipwayException(
          ErrorCode.IN_USE,
          "Port "
              + port
              + " is in use by another program. Choose another with --port, or --port 0 for any free one.");
    }
  }
}
