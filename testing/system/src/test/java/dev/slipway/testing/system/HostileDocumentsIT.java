// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.RawClient.RawAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that are small to send and large to read, and requests that are two. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDocumentsIT {
  /** Heap, classes and code of the server, as its launcher bounds them. */
  private static final long MOST_RESIDENT = 450L << 20;

  private static final String PROJECT = "/api/v1/projects/bomb";
  private static final int MIB = 1 << 20;

  private static Studio studio;
  private static Client client;
  private static RawClient raw;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    studio = Studio.start(new Launcher(folder), data);
    client = Client.of(studio, data);
    raw = RawClient.of(studio, data);
  }

  @AfterAll
  static void stop() {
    client.close();
    studio.close();
  }

  private static Map<String, String> json() {
    Map<String, String> bombs = new LinkedHashMap<>();
    bombs.put("deep lists", "[".repeat(7 * MIB));
    bombs.put("deep objects", "{\"a\":".repeat(MIB));
    bombs.put("deep and closed", "[".repeat(100_000) + "]".repeat(100_000));
    bombs.put("empty lists", "[" + "[],".repeat(2 * MIB) + "[]]");
    bombs.put("empty objects", "[" + "{},".repeat(2 * MIB) + "{}]");
    bombs.put("one digit numbers", "[" + "7,".repeat(3 * MIB) + "7]");
    bombs.put("nested pairs", "[" + "{\"a\":{\"b\":[]}},".repeat(MIB / 3) + "0]");
    bombs.put("a long number", "{\"spec\": " + "9".repeat(MIB) + "}");
    bombs.put("a long fraction", "{\"spec\": 0." + "9".repeat(MIB) + "}");
    bombs.put("a large exponent", "{\"title\": \"\", \"spec\": {\"connection\": 1e999999999}}");
    bombs.put("a small exponent", "{\"tags\": 1e-999999999}");
    bombs.put("a long name", "{\"" + "n".repeat(MIB) + "\": 1}");
    bombs.put("colliding names", colliding());
    bombs.put("the same name", "{" + "\"a\": 1, ".repeat(100_000) + "\"a\": 1}");
    bombs.put("a long text", "{\"spec\": {\"connection\": \"" + "x".repeat(7 * MIB) + "\"}}");
    bombs.put("escapes", "{\"spec\": {\"connection\": \"" + "\\u0000".repeat(MIB) + "\"}}");
    bombs.put("not a number", "{\"spec\": NaN}");
    bombs.put("nothing", " ".repeat(MIB));
    bombs.put("many documents", "{} ".repeat(MIB));
    bombs.put("a lone surrogate", "{\"name\": \"\\ud800\"}");
    return bombs;
  }

  /** Names of one hash. */
  private static String colliding() {
    return IntStream.range(0, 1 << 15)
        .mapToObj(i ->
            IntStream.range(0, 15)
                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining("", "\"", "\": 1")))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Map<String, String> yaml() {
    Map<String, String> bombs = new LinkedHashMap<>();
    bombs.put("a billion laughs", laughs());
    bombs.put("an alias of itself", "a: &a [*a]\n");
    bombs.put("merged keys", "a: &a {b: 1}\nc: {<<: *a}\n");
    bombs.put(
        "a constructor", "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]\n");
    bombs.put("a tag", "a: !!binary aGk=\n");
    bombs.put("deep flow", "[".repeat(MIB));
    bombs.put("deep flow objects", "{a: ".repeat(MIB));
    bombs.put("deep blocks", deepBlocks());
    bombs.put("nested keys", "? ".repeat(50_000) + "a\n");
    bombs.put("nested lists", "- ".repeat(50_000) + "a\n");
    bombs.put("many values", "- 1\n".repeat(MIB));
    bombs.put("many empty lists", "[" + "[],".repeat(MIB) + "]");
    bombs.put("many documents", "---\na: 1\n".repeat(300_000));
    bombs.put("a long key", "k".repeat(2 * MIB) + ": 1\n");
    bombs.put("a long comment", "#" + "x".repeat(6 * MIB) + "\n- 1\n");
    bombs.put("an unclosed text", "a: \"" + "x".repeat(6 * MIB));
    bombs.put("a long number", "a: " + "9".repeat(MIB) + "\n");
    bombs.put("a directive", "%YAML 9.9\n---\na: 1\n");
    bombs.put("a NUL", "a: \u0000\n");
    bombs.put("a folded text", "a: >\n" + " x\n".repeat(MIB));
    return bombs;
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    return text.toString();
  }

  private static String deepBlocks() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }

  @Test
  void refusesJsonThatIsLargeToRead() throws IOException, InterruptedException {
    for (Map.Entry<String, String> bomb : json().entrySet()) {
      for (Answer answer :
          List.of(
              client.put(PROJECT, bomb.getValue()),
              client.post("/api/v1/apply", bomb.getValue(), "Content-Type", "application/json"))) {
        assertThat(answer.status()).as(bomb.getKey() + answer.body()).isBetween(400, 499);
        assertThat(answer.body().length()).as(bomb.getKey()).isLessThan(100_000);
      }
    }
    assertUnmoved();
    System.out.println("JSON bombs: " + json().size() + " against 2 places.");
  }

  @Test
  void refusesYamlThatIsLargeToRead() throws IOException, InterruptedException {
    for (Map.Entry<String, String> bomb : yaml().entrySet()) {
      Answer answer = client.apply(bomb.getValue());
      assertThat(answer.status()).as(bomb.getKey() + answer.body()).isBetween(400, 499);
      assertThat(answer.body().length()).as(bomb.getKey()).isLessThan(100_000);
    }
    assertUnmoved();
    System.out.println("YAML bombs: " + yaml().size() + ".");
  }

  private static void assertUnmoved() throws IOException, InterruptedException {
    client.get("/api/v1/status").good();
    assertThat(studio.peakBytes()).isLessThan(MOST_RESIDENT);
  }

  private static final String SECOND = "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static Stream<String> smuggled() {
    String post = "POST /api/v1/apply HTTP/1.1\r\nHost: localhost\r\n";
    return Stream.of(
        post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND,
        post + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n" + SECOND,
        post + "Content-Length: 0\r\nContent-Length: 60\r\n\r\n" + SECOND,
        post + "Content-Length: 0, 60\r\n\r\n" + SECOND,
        post + "Content-Length: +0\r\n\r\n" + SECOND,
        post + "Content-Length: -1\r\n\r\n" + SECOND,
        post + "Content-Length : 0\r\n\r\n" + SECOND,
        post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SECOND,
        post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + SECOND,
        post + "X: a\0b\r\n\r\n" + SECOND,
        post + "X: " + "y".repeat(20_000) + "\r\n\r\n" + SECOND,
        "GET /" + "y".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n" + SECOND,
        "GET  /api/v1/status  HTTP/1.1\r\nHost: localhost\r\n\r\n" + SECOND,
        "GET /api/v1/status HTTP/9.9\r\nHost: localhost\r\n\r\n" + SECOND);
  }

  /** No token is sent, so that whatever is answered is a refusal; the point is how often. */
  @ParameterizedTest
  @MethodSource("smuggled")
  void takesNoRequestForTwo(String bytes) throws IOException {
    RawAnswer answer = raw.exchange(bytes);

    assertThat(answer.text().split("HTTP/1\\.1 ", -1).length - 1).as(answer.text()).isLessThan(2);
    assertThat(answer.status()).as(answer.text()).isIn(0, 400, 401, 413, 414, 431, 501, 505);
  }
}
