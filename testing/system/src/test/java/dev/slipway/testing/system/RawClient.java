// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what no well-behaved client would send, byte for byte, and reads until the end. */
record RawClient(URI url, String token) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  /** With the administrator's token. */
  static RawClient of(Studio studio, Path data) throws IOException {
    return new RawClient(studio.url(), Studio.token(data));
  }

  /** An answer as it came over the wire. */
  record RawAnswer(String text) {
    /** 0 where the connection was closed without an answer. */
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }

    String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  /**
   * One request on a connection of its own.
   *
   * @param start method and target
   * @param headers lines besides the token's, without their ends
   */
  RawAnswer send(String start, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Connection: close");
    return exchange(head(start, all.toArray(String[]::new)));
  }

  /** All that comes before the body of a request, with the token. */
  String head(String start, String... headers) {
    StringBuilder head = new StringBuilder(start).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("Authorization: Bearer ").append(token).append("\r\n\r\n").toString();
  }

  /** Sends a request over a connection that stays open, and reads no more than its answer. */
  static RawAnswer ask(Socket connection, String request) throws IOException {
    connection.getOutputStream().write(request.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
    StringBuilder head = new StringBuilder();
    int next = 0;
    while (next >= 0 && head.indexOf("\r\n\r\n") < 0) {
      next = connection.getInputStream().read();
      if (next >= 0) {
        head.append((char) next);
      }
    }
    Matcher length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    byte[] body = connection.getInputStream().readNBytes(bytes);
    return new RawAnswer(head + new String(body, ISO_8859_1));
  }

  /** Every char is sent as one byte. */
  RawAnswer exchange(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new RawAnswer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    }
  }
}
