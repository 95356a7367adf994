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

  private static final int WAITING = 500;
  private static final int STREAMS = 128;
  private static final int TRIES = 3;
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final String HOST = "Host: localhost";

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
      whileFull(() -> {
        RawAnswer refused = refusal();
        assertThat(refused.head()).contains("Retry-After: " + RETRY.toSeconds(), "nosniff");
        assertThat(refused.body()).contains("\"code\":\"overloaded\"", "\"retryable\":true");
        assertThat(client.send("GET /health", HOST).status()).isEqualTo(200);
      });
    }
  }

  /** A new connection would cost a busy server more than the refusal, and its clients, too. */
  @Test
  void keepsTheConnectionOfWhatItSendsAwayWhereNothingMoreCanCome()
      throws IOException, InterruptedException {
    whileFull(() -> {
      for (String request : List.of(status(), withBody("Content-Length: 12"))) {
        try (Socket kept = client.connect()) {
          RawAnswer refused = RawClient.ask(kept, request);
          assertThat(refused.status()).as(refused.text()).isEqualTo(429);
          assertThat(refused.head()).doesNotContainIgnoringCase("connection: close");
          RawAnswer next = RawClient.ask(kept, client.head("GET /health", HOST));
          assertThat(next.status()).as(next.text()).isEqualTo(200);
        }
      }
      for (String endless :
          List.of("Content-Length: 100000", "Content-Length: 12\r\nExpect: 100-continue")) {
        try (Socket closed = client.connect()) {
          assertThat(RawClient.ask(closed, withBody(endless)).head())
              .startsWith("HTTP/1.1 429")
              .containsIgnoringCase("connection: close");
          assertThat(closed.getInputStream().read()).isEqualTo(-1);
        }
      }
    });
  }

  /** Whatever he is answered then, as others may have lost patience meanwhile. */
  @Test
  void letsWhoAsksAgainAtOnceWaitAsLongAsHeWasTold() throws IOException, InterruptedException {
    whileFull(() -> {
      try (Socket kept = client.connect()) {
        assertThat(RawClient.ask(kept, status()).status()).isEqualTo(429);
        long from = System.nanoTime();
        assertThat(RawClient.ask(kept, status()).status()).isIn(200, 429);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(RETRY.dividedBy(2));
      }
    });
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
      assertThat(client.send("GET /api/v1/changes", HOST).status()).isEqualTo(429);
      assertThat(client.send("GET /api/v1/status", HOST).status()).isEqualTo(200);
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

  private interface Check {
    void run() throws IOException;
  }

  /**
   * While requests whose bodies do not come hold all there is. Those that wait lose patience after
   * a while, on a busy machine perhaps before the check ends: then it is made once more.
   */
  private static void whileFull(Check check) throws IOException, InterruptedException {
    for (int left = TRIES; left > 1; left--) {
      try {
        fillAnd(check);
        return;
      } catch (AssertionError notFullAnyMore) {
        System.out.println("Once more, as the server was not full: " + notFullAnyMore.getMessage());
      }
    }
    fillAnd(check);
  }

  private static void fillAnd(Check check) throws IOException, InterruptedException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < AT_WORK + WAITING; i++) {
        slow.add(begin("PUT /api/v1/projects/slow", "Content-Length: 100"));
      }
      refusal();
      check.run();
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    awaitGood("GET /api/v1/status");
  }

  private static String status() {
    return client.head("GET /api/v1/status", HOST);
  }

  private static String withBody(String headers) {
    return client.head("PUT /api/v1/projects/slow", HOST, headers) + "{\"title\": 1}";
  }

  private static RawAnswer refusal() throws IOException {
    // Those before may still be on their way into the queue; the newest is sent away.
    RawAnswer answer = client.send("GET /api/v1/status", HOST);
    assertThat(answer.status()).as(answer.text()).isEqualTo(429);
    return answer;
  }

  private static Socket begin(String start, String header) throws IOException {
    Socket socket = client.connect();
    String head = client.head(start, HOST, header);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void awaitGood(String start) throws IOException, InterruptedException {
    RawAnswer answer = client.send(start, HOST);
    for (int i = 0; i < 100 && answer.status() == 429; i++) {
      Thread.sleep(Duration.ofMillis(50));
      answer = client.send(start, HOST);
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
