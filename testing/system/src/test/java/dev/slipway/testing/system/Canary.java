// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens on the loopback address, and notes who calls. */
final class Canary implements AutoCloseable {
  private final ServerSocket listening;
  private final List<String> calls = new CopyOnWriteArrayList<>();

  private Canary(ServerSocket listening) {
    this.listening = listening;
  }

  static Canary open() throws IOException {
    Canary canary = new Canary(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(canary::listen);
    return canary;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Each call so far. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  private void listen() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        socket.setSoTimeout(200);
        calls.add("call from " + socket.getPort());
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na\n".getBytes(UTF_8));
      } catch (IOException e) {
        // It was closed, or the caller went away; the call is counted.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
