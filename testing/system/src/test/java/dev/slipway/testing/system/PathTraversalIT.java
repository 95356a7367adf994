// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.RawClient.RawAnswer;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every name and path that a request may have, led astray in more than a thousand ways: no answer
 * holds a file from outside of the connection, none is a failure of the server, and nothing is
 * written anywhere else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PathTraversalIT {
  private static final String CANARY = "canary-5e1f0f9d";
  private static final String OWN_HOST = "Host: localhost";
  private static final String API = "/api/v1";

  private final Set<String> payloads = Traversals.all();
  private Path folder;
  private Studio studio;
  private Client client;
  private RawClient raw;
  private String run;
  private Map<Path, String> before;

  @BeforeAll
  void start(@TempDir Path home) throws IOException, InterruptedException {
    folder = home;
    Path data = home.resolve("data");
    studio = Studio.start(new Launcher(home), data);
    client = Client.of(studio, data);
    raw = RawClient.of(studio, data);
    Project project = Project.create(client, "target").upload("in.csv", "a\n1\n");
    project.csv("raw", "in.csv", "").good();
    project.make("made", "raw", Project.filter("a > 0"), "").good();
    run = project.build("made");
    project.ended(run);
    Files.writeString(home.resolve("canary.txt"), CANARY);
    Files.writeString(data.resolve("canary.txt"), CANARY);
    before = others();
  }

  @AfterAll
  void stop() throws IOException {
    client.close();
    studio.close();
    System.out.println("Path traversal: " + payloads.size() + " variants against 15 places.");
  }

  /** Files outside of the connection that nobody but a payload would change, with their content. */
  private Map<Path, String> others() throws IOException {
    Path connection = folder.resolve("data/files");
    Map<Path, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!file.startsWith(connection) && !name.startsWith("slipway.db") && !isBusy(file)) {
          found.put(file, name.endsWith(".log") ? "" : Files.readString(file));
        }
      }
    }
    return found;
  }

  private boolean isBusy(Path file) {
    return Stream.of("tasks", "workers", "logs")
        .anyMatch(own -> file.startsWith(folder.resolve("data").resolve(own)));
  }

  @FunctionalInterface
  private interface Attempt {
    RawAnswer with(String payload) throws IOException;
  }

  private void tryAll(String place, Attempt attempt) throws IOException {
    Set<Integer> statuses = new TreeSet<>();
    for (String payload : payloads) {
      RawAnswer answer = attempt.with(payload);
      statuses.add(answer.status());
      assertThat(answer.status()).as(place + " " + payload + "\n" + answer.text()).isLessThan(500);
      assertThat(answer.body())
          .as(place + " " + payload)
          .doesNotContain(CANARY, raw.token(), "root:x:0");
      assertThat(answer.head()).as(place + " " + payload).doesNotContainIgnoringCase("set-cookie");
    }
    assertThat(statuses).as(place).containsAnyOf(400, 404, 422);
    assertThat(others()).as("after " + place).isEqualTo(before);
  }

  private RawAnswer send(String method, String target, String body) throws IOException {
    String type = body.isEmpty() ? "Accept: */*" : "Content-Type: application/json";
    String head =
        raw.head(
            method + " " + target,
            OWN_HOST,
            type,
            "Content-Length: " + body.length(),
            "Connection: close");
    return raw.exchange(head + body);
  }

  /** As it is, but for what would end the line or the target. */
  private static String bare(String payload) {
    return payload.replaceAll("[\\x00-\\x20\\x7f-\\uffff?#]", "%00");
  }

  @Test
  void leadsNoFileAstray() throws IOException {
    String files = API + "/connections/local/files";
    tryAll("GET file, bare", path -> send("GET", files + "/" + bare(path), ""));
    tryAll("GET file", path -> send("GET", files + "/" + Traversals.encoded(path), ""));
    tryAll("GET folder", path -> send("GET", files + "?path=" + Traversals.encoded(path), ""));
    tryAll("PUT file", path -> send("PUT", files + "/up/" + Traversals.encoded(path), "x"));
    tryAll("DELETE file", path -> send("DELETE", files + "/" + Traversals.encoded(path), ""));
  }

  @Test
  void leadsNoNameAstray() throws IOException {
    String target = API + "/projects/target";
    tryAll("GET bare", path -> send("GET", API + "/" + bare(path), ""));
    tryAll("PUT project", path -> send("PUT", API + "/projects/" + Traversals.encoded(path), "{}"));
    tryAll(
        "GET dataset", path -> send("GET", target + "/datasets/" + Traversals.encoded(path), ""));
    tryAll("GET run", path -> send("GET", API + "/runs/" + Traversals.encoded(path), ""));
    tryAll(
        "GET log",
        path ->
            send("GET", API + "/runs/" + run + "/log?activity=" + Traversals.encoded(path), ""));
    tryAll(
        "GET table",
        path ->
            send("GET", "/catalog/v1/namespaces/target/tables/" + Traversals.encoded(path), ""));
  }

  @Test
  void leadsNoFieldAstray() throws IOException {
    String target = API + "/projects/target";
    tryAll("dataset path", path -> putDry(target + "/datasets/d", external(path)));
    tryAll(
        "target of a build",
        path ->
            send(
                "POST",
                target + "/actions/build?dryRun=true",
                "{\"targets\": [\"" + Traversals.quoted(path) + "\"]}"));
    tryAll(
        "table's place",
        path ->
            send(
                "POST",
                "/catalog/v1/namespaces/target/tables",
                "{\"name\": \"t\", \"schema\": {\"type\": \"struct\", \"fields\": []}, \"location\": \"file://"
                    + Traversals.quoted(path)
                    + "\"}"));
  }

  private static String external(String path) {
    return "{\"spec\": {\"type\": \"external\", \"connection\": \"local\", \"path\": \""
        + Traversals.quoted(path)
        + "\"}}";
  }

  private RawAnswer putDry(String target, String body) throws IOException {
    return send("PUT", target + "?dryRun=true", body);
  }

  /** A root may be any directory of the machine but those where Slipway keeps its own. */
  @Test
  void letsNoConnectionLieWhereSlipwayKeepsItsOwn() throws IOException {
    tryAll(
        "root of a connection",
        path ->
            putDry(
                API + "/connections/other",
                "{\"spec\": {\"type\": \"local\", \"managedPath\": \"m/${projectKey}\", \"root\": \""
                    + Traversals.quoted(path.endsWith("admin-token") ? path : "../data/" + path)
                    + "\"}}"));
  }
}
