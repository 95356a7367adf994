// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.RawClient.RawAnswer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked for more than it can do, by clients that take their time. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OverloadIT {
  /** What one user's requests for resources may have at work, and all may have waiting. */
  private static final int AT_WORK = 96;

  private static final int WAITING = 1000;
  private static final int STREAMS = 128;

  private static Studio studio;
  private static RawClient client;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    studio = Studio.start(new Launcher(folder), data);
    client = RawClient.of(studio, data);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void sendsAwayWhatItCannotTakeAndTakesItLater() throws IOException, InterruptedException {
    for (int round = 0; round < 2; round++) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < AT_WORK + WAITING; i++) {
          slow.add(begin("PUT /api/v1/projects/slow", "Content-Length: 100"));
        }
        RawAnswer refused = refusal();
        assertThat(refused.head()).contains("Retry-After: 2", "connection: close", "nosniff");
        assertThat(refused.body()).contains("\"code\":\"overloaded\"", "\"retryable\":true");
        assertThat(client.send("GET /health", "Host: localhost").status()).isEqualTo(200);
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
      awaitGood("GET /api/v1/status");
    }
  }

  @Test
  void boundsStreamsThatNeverEnd() throws IOException, InterruptedException {
    List<Socket> streams = new ArrayList<>();
    try {
      for (int i = 0; i < STREAMS; i++) {
        Socket stream = begin("GET /api/v1/changes", "Accept: text/event-stream");
        streams.add(stream);
        assertThat(new String(stream.getInputStream().readNBytes(12), US_ASCII))
            .isEqualTo("HTTP/1.1 200");
      }
      assertThat(client.send("GET /api/v1/changes", "Host: localhost").status()).isEqualTo(429);
      assertThat(client.send("GET /api/v1/status", "Host: localhost").status()).isEqualTo(200);
    } finally {
      for (Socket stream : streams) {
        stream.close();
      }
    }
    awaitStream();
  }

  /**
   * Heads of requests that come byte by byte, which is never idle. Time is told by the clock, as a
   * round takes longer on a busy machine.
   */
  @Test
  void hangsUpOnHeadsThatDoNotCome() throws IOException, InterruptedException {
    List<Socket> slow = new ArrayList<>();
    long began = System.nanoTime();
    try {
      for (int i = 0; i < 50; i++) {
        slow.add(client.connect());
      }
      int closed = 0;
      long second = 0;
      while (second < 45 && closed < slow.size()) {
        Thread.sleep(Duration.ofSeconds(1));
        closed = 0;
        for (Socket socket : slow) {
          closed += isClosed(socket) ? 1 : 0;
        }
        second = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(second < 25 && closed > 0).as("closed after " + second + " s").isFalse();
      }
      assertThat(closed).isEqualTo(slow.size());
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Sends another byte of a head; whether nobody takes it any more. */
  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(1);
      socket.getOutputStream().write('G');
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static RawAnswer refusal() throws IOException {
    // Those before may still be on their way into the queue; the newest is sent away.
    RawAnswer answer = client.send("GET /api/v1/status", "Host: localhost");
    assertThat(answer.status()).as(answer.text()).isEqualTo(429);
    return answer;
  }

  private static Socket begin(String start, String header) throws IOException {
    Socket socket = client.connect();
    String head = client.head(start, "Host: localhost", header);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void awaitGood(String start) throws IOException, InterruptedException {
    RawAnswer answer = client.send(start, "Host: localhost");
    for (int i = 0; i < 100 && answer.status() == 429; i++) {
      Thread.sleep(Duration.ofMillis(50));
      answer = client.send(start, "Host: localhost");
    }
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** A place for another stream, once the server has noticed that listeners have gone. */
  private static void awaitStream() throws IOException, InterruptedException {
    String status = "";
    for (int i = 0; i < 100 && !status.equals("200"); i++) {
      Thread.sleep(Duration.ofMillis(200));
      try (Socket stream = begin("GET /api/v1/changes", "Accept: text/event-stream")) {
        status = new String(stream.getInputStream().readNBytes(12), US_ASCII).substring(9);
      }
    }
    assertThat(status).isEqualTo("200");
  }
}
