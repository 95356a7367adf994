// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets of every kind in a studio that builds, fails, exports, audits and is looked at: none is
 * in an answer, a log, an event, a file of the data directory, or the command line and environment
 * of a process, in no encoding.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretCanaryIT {
  private static final String API = "/api/v1";
  private static final String VARIABLE = "CANARY_OF_THE_ENVIRONMENT";
  private static final Pattern KEY = Pattern.compile("\"value\":\\s*\"([^\"]{20,})\"");

  private final Secrets secrets = new Secrets();
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // of the studio that the test starts
  private Client client;

  @Test
  void nothingTellsASecret() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Path mounted = Files.createDirectory(folder.resolve("mounted"));
    Path key = folder.resolve("keys/key.json");
    Files.writeString(mounted.resolve("token"), secret("mounted file"));
    Launcher launcher = new Launcher(folder, Map.of(VARIABLE, secret("environment")));
    Studio studio =
        Studio.start(
            launcher, data, "--key-file", key.toString(), "--secret-files", mounted.toString());
    try {
      client = Client.of(studio, data);
      secrets.add("administrator's token", Studio.token(data));
      live(mounted);
      look(launcher, data);
      Matcher keys = KEY.matcher(Files.readString(key));
      assertThat(keys.find()).isTrue();
      secrets.add("key of the vault", keys.group(1));
      searchProcesses(data, studio);
      askAll();
    } finally {
      client.close();
      studio.close();
    }
    new Processes(data).awaitEnd();
    searchFiles(data);
    searchFiles(folder.resolve("data-server.log"));
    System.out.println("Secret canaries: " + secrets.told() + ".");
    assertThat(secrets.found()).isEmpty();
    assertThat(secrets.count()).isGreaterThanOrEqualTo(10);
  }

  private String secret(String name) {
    String canary = Secrets.canary(name);
    secrets.add(name, canary);
    return canary;
  }

  private Answer searched(Answer answer) {
    secrets.search("an answer: " + answer.body(), answer.body());
    secrets.search("headers of an answer", answer.headers().map().toString());
    return answer;
  }

  private static String quoted(String text) {
    return Traversals.quoted(text);
  }

  /** A day in the studio, with mistakes. */
  private void live(Path mounted) throws IOException, InterruptedException {
    Project project = Project.create(client, "canary").upload("in.csv", "a\n1\nx\n");
    project.csv("raw", "in.csv", "{\"name\": \"a\", \"type\": \"int64\"}").good();
    project.make("made", "raw", Project.filter("a > 0"), "").good();
    searched(project.ended(project.build("made")));
    project.upload("in.csv", "a\n1\n");
    project.built("made");
    people();
    connections(mounted);
    searched(client.post(API + "/actions/rotate-key", "").good());
  }

  private void people() throws IOException, InterruptedException {
    String password = secret("password");
    client.put(API + "/users/bird", "{\"spec\": {}}").good();
    String address = API + "/users/bird/password";
    searched(client.put(address, "{\"password\": \"" + quoted(password) + "\"}").good());
    String login = "{\"user\": \"bird\", \"password\": \"%s\"}";
    Client nobody = client.with("");
    Answer in = nobody.post(API + "/login", login.formatted(quoted(password))).good();
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    secrets.add("session", cookie.split("=", 2)[1]);
    secrets.search("the answer to a login", in.body());
    String made =
        nobody
            .post(API + "/tokens", "{\"name\": \"mine\"}", "Cookie", cookie)
            .good()
            .text("secret");
    secrets.add("personal token", made);
    searched(client.with(made).get(API + "/me").good());

    String wrong = quoted(secret("wrong password"));
    searched(nobody.post(API + "/login", login.formatted(wrong)));
    searched(nobody.post(API + "/login", "{\"user\": \"" + wrong + "\", \"password\": \"x\"}"));
    for (String body :
        List.of(
            "{\"password\": [\"" + wrong + "\"]}",
            "{\"password\": {\"" + wrong + "\": 1}}",
            "{\"password\": \"" + wrong,
            "{\"password\": \"" + wrong + "\" x}",
            "{\"passwort\": \"" + wrong + "\"}",
            "{\"password\": \"" + wrong + "\", \"more\": \"" + wrong + "\"}",
            "\"" + wrong + "\"",
            "{\"password\": \"" + wrong.repeat(500) + "\"}")) {
      searched(client.put(address, body));
      searched(nobody.post(API + "/login", body.replace("{", "{\"user\": \"bird\", ")));
    }
    String bearer = "slipway_" + secret("unknown token").replaceAll("[^A-Za-z0-9]", "");
    secrets.add("unknown token as sent", bearer);
    searched(client.with(bearer).get(API + "/me"));
    searched(client.with("").get(API + "/me?token=x", "Authorization", "Basic " + bearer));
  }

  /** No type of connection has secrets yet: each of these is refused, and must not be repeated. */
  private void connections(Path mounted) throws IOException, InterruptedException {
    String given = quoted(secret("connection's secret"));
    for (String type : List.of("local", "s3", "azure-storage")) {
      for (String value :
          List.of(given, "env:" + VARIABLE, "file:" + mounted.resolve("token"), "text:" + given)) {
        searched(
            client.put(
                API + "/connections/bird",
                "{\"spec\": {\"type\": \"%s\", \"root\": \"x\", \"settings\": {\"secretKey\": \"%s\"}}}"
                    .formatted(type, value)));
      }
    }
    searched(
        client.apply(
            "kind: connection\nname: bird\nspec: {type: s3, settings: {secretKey: \"%s\"}\n"
                .formatted(given)));
    searched(client.apply("password: &a \"" + given + "\"\nother: *a\n"));
  }

  private void look(Launcher launcher, Path data) throws IOException, InterruptedException {
    for (List<String> command :
        List.of(
            List.of("doctor", "--data", data.toString()),
            List.of("status", "--data", data.toString()),
            List.of("export", "canary", "--data", data.toString()),
            List.of("audit", "--data", data.toString()))) {
      Ended ended = launcher.run(command.toArray(String[]::new));
      secrets.search(command.getFirst(), ended.out() + ended.err());
      assertThat(ended.out()).as(command + ended.err()).isNotBlank();
    }
    HttpResponse<Stream<String>> events = client.listen(API + "/changes?after=0");
    try (Stream<String> lines = events.body()) {
      lines.limit(60).forEach(line -> secrets.search("an event", line));
    }
  }

  private void askAll() throws IOException, InterruptedException {
    for (String address :
        List.of(
            "/metrics",
            "/openapi.json",
            "/health",
            API + "/status",
            API + "/audit?limit=200",
            API + "/audit/export",
            API + "/audit/check",
            API + "/users",
            API + "/tokens",
            API + "/connections",
            API + "/search?q=bird",
            API + "/runs",
            API + "/projects/canary/export",
            API + "/connections/local/files",
            API + "/users/bird/work")) {
      searched(client.get(address).good());
    }
    Matcher run =
        Pattern.compile("\"uid\":\"(\\w+)\"").matcher(client.get(API + "/runs").good().body());
    while (run.find()) {
      searched(client.get(API + "/runs/" + run.group(1)));
      searched(client.get(API + "/runs/" + run.group(1) + "/log"));
    }
  }

  /** The server's own environment holds what it was given; nobody else's does. */
  private void searchProcesses(Path data, Studio studio) throws IOException {
    List<ProcessHandle> workers = new Processes(data).workers();
    assertThat(workers).isNotEmpty();
    for (ProcessHandle worker : workers) {
      Path process = Path.of("/proc", Long.toString(worker.pid()));
      secrets.search("environment of a worker", Files.readAllBytes(process.resolve("environ")));
      secrets.search("command line of a worker", Files.readAllBytes(process.resolve("cmdline")));
    }
    Path server = Path.of("/proc", Long.toString(studio.pid()), "cmdline");
    secrets.search("command line of the server", Files.readAllBytes(server));
  }

  private void searchFiles(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("admin-token")) {
          secrets.search(file.toString(), Files.readAllBytes(file));
        }
      }
    }
  }
}
