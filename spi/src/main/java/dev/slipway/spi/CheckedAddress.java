// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * An address that {@link AddressRule} lets the server call, and the machines that its name led to
 * when it was asked: a name that leads elsewhere a moment later (DNS rebinding) changes nothing.
 *
 * @param uri as it was given
 * @param addresses at least one
 */
public record CheckedAddress(URI uri, List<InetAddress> addresses) {
  public CheckedAddress {
    addresses = List.copyOf(addresses);
  }

  public boolean isEncrypted() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  public int port() {
    return uri.getPort() >= 0 ? uri.getPort() : isEncrypted() ? 443 : 80;
  }

  /**
   * A connection to the first of the addresses that takes one. TLS is the caller's, who checks the
   * certificate against the host of the URI.
   *
   * @param patience for each address
   * @throws SlipwayException {@code UNAVAILABLE} if none takes one
   */
  public Socket connect(Duration patience) {
    IOException last = new IOException("it has no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port()), (int) patience.toMillis());
        return socket;
      } catch (IOException e) {
        last = closed(socket, e);
      }
    }
    throw new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "Calling "
            + uri.getHost()
            + " at port "
            + port()
            + " failed: "
            + last.getMessage()
            + ". Check the address, and that this machine may reach it.",
        last);
  }

  private static IOException closed(Socket socket, IOException fault) {
    try {
      socket.close();
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
    return fault;
  }
}
