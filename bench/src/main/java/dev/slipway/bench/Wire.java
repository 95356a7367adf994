// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/**
 * One kept connection to a studio, speaking plain HTTP/1.1 in the calling thread. The JDK's client
 * hands each answer through two more threads, which on two processors costs more than some of what
 * is measured here.
 */
final class Wire implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Four times what a stream of events is ever silent. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Http http;
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private boolean isChunked;
  private int length;

  /**
   * @param http the studio's address and the headers that it wants
   */
  Wire(Http http) throws IOException {
    this.http = http;
    socket = new Socket(http.server().getHost(), http.server().getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** The body of the answer, which must be a good one. */
  String post(String path, String json) throws IOException {
    return new String(exchange(http.bytes("POST", path, json).array()), UTF_8);
  }

  /** As {@link #post}, of a whole request that was made before. */
  byte[] exchange(byte[] request) throws IOException {
    send(request);
    return body();
  }

  private byte[] body() throws IOException {
    if (!isChunked) {
      return in.readNBytes(length);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    do {
      body.writeBytes(chunk());
    } while (length > 0);
    return body.toByteArray();
  }

  /** Begins to read a stream of events, piece by piece. */
  void open(String path) throws IOException {
    send(http.bytes("GET", path, "").array());
    if (!isChunked) {
      throw new IOException(path + " is no stream");
    }
  }

  /** The next piece of the stream; each event is one. */
  String piece() throws IOException {
    return new String(chunk(), UTF_8);
  }

  private void send(byte[] request) throws IOException {
    out.write(request);
    String status = line();
    isChunked = false;
    length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String known = header.toLowerCase(Locale.ROOT);
      isChunked |= known.startsWith("transfer-encoding:") && known.contains("chunked");
      length = known.startsWith("content-length:") ? number(known.substring(15), 10) : length;
    }
    if (!status.startsWith("HTTP/1.1 2")) {
      String asked = new String(request, UTF_8).lines().findFirst().orElse("");
      throw new IOException(asked + " was answered " + status + ": " + new String(body(), UTF_8));
    }
  }

  private byte[] chunk() throws IOException {
    length = number(line(), 16);
    byte[] bytes = in.readNBytes(length);
    line();
    return bytes;
  }

  private static int number(String text, int radix) {
    return Integer.parseInt(text.strip(), radix);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the studio closed the connection");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
