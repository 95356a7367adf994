// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bench.Swarm.Ask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SwarmTest {
  private static final Ask ASK =
      new Ask("ask", ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII)));
  private static final Duration TIME = Duration.ofMillis(300);
  private static final Duration PAUSE = Duration.ofMillis(10);

  @Test
  void keepsConnectionsThatTheServerKeeps() throws IOException {
    try (Server server = new Server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", false);
        Swarm swarm = new Swarm(server.url(), 3)) {
      Tally tally = swarm.run(TIME, PAUSE, _ -> ASK);

      assertThat(tally.refusals()).isEmpty();
      assertThat(tally.answers()).isGreaterThan(3);
      assertThat(server.connections).hasValue(3);
    }
  }

  @Test
  void connectsAgainWhereTheServerSaysThatItCloses() throws IOException {
    String answer = "HTTP/1.1 429 No\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno";
    try (Server server = new Server(answer, true);
        Swarm swarm = new Swarm(server.url(), 3)) {
      Tally tally = swarm.run(TIME, PAUSE, _ -> ASK);

      assertThat(tally.answers()).isGreaterThan(3);
      assertThat(tally.refusals()).isEqualTo(Map.of(429, tally.answers()));
      assertThat(server.connections).hasValueGreaterThan(3);
      assertThat(tally.goodPerSecond()).isZero();
      assertThatThrownBy(() -> tally.quantile(0.5, _ -> true))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nothing was answered");
    }
  }

  @Test
  void countsConnectionsThatEndInsteadOfAnAnswerAndGoesOn() throws IOException {
    try (Server server = new Server("HTTP/1.1 200 OK\r\nContent-Le", true);
        Swarm swarm = new Swarm(server.url(), 3)) {
      Tally tally = swarm.run(TIME, PAUSE, _ -> ASK);

      assertThat(tally.answers()).isGreaterThan(3);
      assertThat(tally.refusals()).isEqualTo(Map.of(SwarmClient.BROKEN_OFF, tally.answers()));
    }
  }

  @Test
  void countsNoAnswerTwiceWhereItComesInChunks() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
    try (Server server = new Server(answer, false);
        Swarm swarm = new Swarm(server.url(), 1)) {
      Tally tally = swarm.run(TIME, PAUSE, _ -> ASK);

      assertThat(tally.answers()).isEqualTo(server.requests.get());
      assertThat(tally.quantile(1, "ask"::equals)).isPositive();
    }
  }

  /** Answers every request the same, on a thread for each connection. */
  private static final class Server implements AutoCloseable {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] answer;
    private final boolean closes;

    Server(String answer, boolean closes) throws IOException {
      this.answer = answer.getBytes(US_ASCII);
      this.closes = closes;
      Thread.ofVirtual().start(this::accept);
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
      try {
        while (!socket.isClosed()) {
          Socket connection = socket.accept();
          connections.incrementAndGet();
          Thread.ofVirtual().start(() -> serve(connection));
        }
      } catch (SocketException e) {
        assertThat(socket.isClosed()).isTrue();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void serve(Socket connection) {
      try (connection) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        boolean isOpen = lines.readLine() != null;
        while (isOpen && lines.readLine() != null) {
          requests.incrementAndGet();
          connection.getOutputStream().write(answer);
          isOpen = !closes && lines.readLine() != null;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
