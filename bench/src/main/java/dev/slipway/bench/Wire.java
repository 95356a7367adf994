// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One kept connection to a studio, speaking plain HTTP/1.1 in the calling thread. The JDK's client
 * hands each answer through two more threads, which on two processors costs more than some of what
 * is measured here.
 */
final class Wire implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final String common;
  private boolean isChunked;
  private int length;

  Wire(URI studio, String token) throws IOException {
    socket = new Socket(studio.getHost(), studio.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    common =
        " HTTP/1.1\r\nHost: "
            + studio.getAuthority()
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\n";
  }

  /** The body of the answer, which must be a good one. */
  String post(String path, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    send("POST " + path + common + "Content-Length: " + body.length + "\r\n\r\n", body);
    StringBuilder text = new StringBuilder();
    do {
      text.append(new String(isChunked ? chunk() : in.readNBytes(length), UTF_8));
    } while (isChunked && length > 0);
    return text.toString();
  }

  /** Begins to read a stream of events, piece by piece. */
  void open(String path) throws IOException {
    send("GET " + path + common + "\r\n", new byte[0]);
    if (!isChunked) {
      throw new IOException(path + " is no stream");
    }
  }

  /** The next piece of the stream; each event is one. */
  String piece() throws IOException {
    return new String(chunk(), UTF_8);
  }

  private void send(String head, byte[] body) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.getBytes(ISO_8859_1));
    whole.writeBytes(body);
    whole.writeTo(out);
    String status = line();
    isChunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String known = header.toLowerCase(Locale.ROOT);
      isChunked |= known.startsWith("transfer-encoding:") && known.contains("chunked");
      length = known.startsWith("content-length:") ? number(known.substring(15), 10) : length;
    }
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException(head.lines().findFirst().orElse("") + " was answered " + status);
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
