// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.RawClient.RawAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that would end a line, move a cursor, turn the direction of reading or split a header, in
 * every field that a user can set: each record of a log stays one, no event is made up, and no
 * answer has a header of theirs.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogInjectionIT {
  private static final String API = "/api/v1";
  private static final String PROJECT = API + "/projects/lines";
  private static final String MARK = "FORGED";
  private static final String FORGED_RECORD = "2026-01-01T00:00:00.000Z ERROR " + MARK;

  private static final List<String> ENDS =
      List.of(
          "\n",
          "\r",
          "\r\n",
          "\r\n\r\n",
          "\u000b",
          "\f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\0",
          "\u001b[2J",
          "\u001b]0;x\u0007",
          "\b\b\b",
          "\u007f",
          "\u009b31m",
          "\u202e",
          "\u2066",
          "%0d%0a",
          "\\r\\n",
          "${jndi:ldap://127.0.0.1/x}",
          "%n%s%x",
          "{0}{}",
          "\n\tat x.Y.z(Z.java:1)");

  private static final Pattern RECORD =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*|\\t.*|Slipway serves at .*");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
  private static final Set<String> HEADERS =
      Set.of(
          "cache-control",
          "connection",
          "content-length",
          "content-security-policy",
          "content-type",
          "etag",
          "location",
          "referrer-policy",
          "retry-after",
          "set-cookie",
          "transfer-encoding",
          "vary",
          "www-authenticate",
          "x-content-type-options",
          "x-frame-options",
          "cross-origin-opener-policy",
          "cross-origin-resource-policy");

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // of the studio that the test starts
  private Client client;

  @SuppressWarnings("NullAway.Init") // of the studio that the test starts
  private RawClient raw;

  private int sent;

  @Test
  void everyRecordStaysOne() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Set<String> runs = new TreeSet<>();
    int lines = 0;
    try (Studio studio = Studio.start(new Launcher(folder), data)) {
      client = Client.of(studio, data);
      raw = RawClient.of(studio, data);
      Project project = Project.create(client, "lines").upload("in.csv", "a\n1\n");
      project.csv("raw", "in.csv", "{\"name\": \"a\", \"type\": \"int64\"}").good();
      for (String end : ENDS) {
        sendAll(end + FORGED_RECORD);
        sendRaw(end + "X-" + MARK + ": 1\r\n\r\n" + MARK);
      }
      runs.addAll(failing(project));
      for (String run : runs) {
        lines += assertLines(client.get(API + "/runs/" + run + "/log").good().body(), run);
        for (String activity : activities(run)) {
          lines +=
              assertLines(
                  client.get(API + "/runs/" + run + "/log?activity=" + activity).good().body(),
                  activity);
        }
      }
      assertNoEventIsMadeUp();
      assertEachAuditLineIsOne();
      client.close();
    }
    new Processes(data).awaitEnd();
    Path log = folder.resolve("data-server.log");
    for (String line : Files.readAllLines(log)) {
      assertThat(line).matches(RECORD);
      assertThat(HIDDEN.matcher(line).find()).as(line).isFalse();
    }
    lines += assertFiles(data.resolve("logs"));
    System.out.printf(
        "Log injection: %d payloads in %d requests, %d runs, %d lines of logs, 0 forged, 0 headers split.%n",
        ENDS.size(), sent, runs.size(), lines);
  }

  private void understood(Answer answer) {
    sent++;
    assertThat(answer.status()).as(answer.body()).isLessThan(500);
    assertThat(answer.headers().firstValue("x-" + MARK)).isEmpty();
  }

  private void sendAll(String text) throws IOException, InterruptedException {
    String quoted = Traversals.quoted(text);
    String encoded = Traversals.encoded(text);
    for (String field :
        List.of(
            "{\"title\": \"%s\", \"spec\": {\"connection\": \"local\"}}",
            "{\"description\": \"%s\", \"spec\": {\"connection\": \"local\"}}",
            "{\"tags\": [\"%s\"], \"spec\": {\"connection\": \"local\"}}",
            "{\"spec\": {\"connection\": \"%s\"}}",
            "{\"%s\": 1}",
            "\"%s\"")) {
      understood(client.put(PROJECT, field.formatted(quoted)));
    }
    understood(client.put(API + "/projects/" + encoded, "{}"));
    understood(client.put(PROJECT + "/datasets/" + encoded, "{}"));
    understood(client.put(API + "/connections/local/files/lines/" + encoded, "x"));
    understood(client.get(API + "/connections/local/files?path=" + encoded));
    understood(client.get(API + "/search?q=" + encoded));
    understood(client.get(API + "/runs?project=" + encoded + "&limit=" + encoded));
    understood(client.get(API + "/" + encoded + "?" + encoded + "=" + encoded));
    understood(
        client.post(
            PROJECT + "/actions/query", "{\"sql\": \"SELECT '%s' x FROM raw\"}".formatted(quoted)));
    understood(
        client.post(
            PROJECT + "/actions/query", "{\"sql\": \"SELECT %s FROM raw\"}".formatted(quoted)));
    understood(
        client.post(PROJECT + "/actions/build", "{\"targets\": [\"%s\"]}".formatted(quoted)));
    understood(
        client.post(
            API + "/login", "{\"user\": \"%1$s\", \"password\": \"%1$s\"}".formatted(quoted)));
    understood(client.post(API + "/tokens", "{\"name\": \"%s\"}".formatted(quoted)));
    understood(client.apply("kind: " + text + "\nname: " + text));
    understood(
        client.post(
            "/catalog/v1/namespaces/lines/tables",
            "{\"name\": \"%1$s\", \"location\": \"%1$s\"}".formatted(quoted)));
    understood(client.get("/catalog/v1/namespaces/" + encoded + "/tables/" + encoded));
  }

  /** Headers as no client would send them, and targets whose text an answer might repeat. */
  private void sendRaw(String text) throws IOException {
    String encoded = Traversals.encoded(text);
    for (String target :
        List.of(
            "GET " + API + "/projects/" + encoded,
            "GET /" + encoded,
            "GET " + API + "/connections/local/files/" + encoded,
            "GET " + API + "/changes?after=" + encoded)) {
      assertOwnHeaders(raw.send(target, "Host: localhost"));
    }
    for (String header :
        List.of(
            "User-Agent: ",
            "If-Match: ",
            "Origin: ",
            "Accept: ",
            "Last-Event-ID: ",
            "Cookie: a=")) {
      assertOwnHeaders(raw.send("GET " + PROJECT, "Host: localhost", header + text));
      assertOwnHeaders(raw.send("PUT " + PROJECT, "Host: localhost", header + encoded));
    }
    assertOwnHeaders(raw.send("GET " + API + "/me", "Host: localhost", "X: " + "x".repeat(15_000)));
  }

  private void assertOwnHeaders(RawAnswer answer) {
    sent++;
    List<String> lines = answer.head().lines().skip(1).toList();
    for (String line : lines) {
      String name = line.split(":", 2)[0].toLowerCase(Locale.ROOT);
      assertThat(HEADERS).as(answer.text()).contains(name);
      assertThat(line).doesNotContain(MARK);
    }
  }

  /** Runs whose sentence of failure holds what a file or a recipe had. */
  private Set<String> failing(Project project) throws IOException, InterruptedException {
    Set<String> runs = new TreeSet<>();
    for (int i = 0; i < ENDS.size(); i += 3) {
      String value = (ENDS.get(i) + FORGED_RECORD).replace("\"", "");
      project.upload("bad" + i + ".csv", "a\n1\n\"" + value + "\"\n");
      project.csv("bad" + i, "bad" + i + ".csv", "{\"name\": \"a\", \"type\": \"int64\"}").good();
      project.make("out" + i, "bad" + i, Project.filter("a > 0"), "").good();
      runs.add(project.build("out" + i));
    }
    for (String run : runs) {
      Answer ended = project.ended(run);
      assertThat(ended.text("state")).as(ended.body()).isEqualTo("failed");
      assertThat(HIDDEN.matcher(ended.body()).find()).as(ended.body()).isFalse();
    }
    return runs;
  }

  private List<String> activities(String run) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    Matcher key =
        Pattern.compile("\"key\":\"([^\"]+)\"").matcher(client.get(API + "/runs/" + run).body());
    while (key.find()) {
      found.add(key.group(1));
    }
    return found;
  }

  private static int assertLines(String text, String what) {
    for (String line : text.split("\n", -1)) {
      assertThat(HIDDEN.matcher(line).find()).as(what + ": " + line).isFalse();
      assertThat(line).as(what).doesNotStartWith(FORGED_RECORD);
    }
    return text.split("\n", -1).length;
  }

  private static int assertFiles(Path logs) throws IOException {
    int lines = 0;
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines += assertLines(Files.readString(file), file.toString());
      }
    }
    return lines;
  }

  private void assertNoEventIsMadeUp() throws IOException, InterruptedException {
    HttpResponse<Stream<String>> events = client.listen(API + "/changes?after=0");
    try (Stream<String> lines = events.body()) {
      lines
          .limit(400)
          .forEach(line ->
              assertThat(line).matches("(id|event|data|retry)?:.*|").doesNotStartWith(MARK));
    }
  }

  private void assertEachAuditLineIsOne() throws IOException, InterruptedException {
    String export = client.get(API + "/audit/export").good().body();
    assertThat(export.lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    assertThat(HIDDEN.matcher(export.replace("\n", "")).find()).isFalse();
  }
}
