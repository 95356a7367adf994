// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A project of one test, with its files in a folder of its own. */
final class Project {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Client client;
  private final String name;
  private final String connection;

  private Project(Client client, String name, String connection) {
    this.client = client;
    this.name = name;
    this.connection = connection;
  }

  static Project create(Client client, String name) throws IOException, InterruptedException {
    return create(client, name, "local");
  }

  /** One whose files and tables are at the connection. */
  static Project create(Client client, String name, String connection)
      throws IOException, InterruptedException {
    String spec = "{\"spec\": {\"connection\": \"" + connection + "\"}}";
    client.put("/api/v1/projects/" + name, spec).good();
    return new Project(client, name, connection);
  }

  /** The same project, through another server. */
  Project through(Client other) {
    return new Project(other, name, connection);
  }

  /** One that is there. */
  static Project of(Client client, String name) {
    return new Project(client, name, "local");
  }

  String path(String within) {
    return "/api/v1/projects/" + name + within;
  }

  Project upload(String file, String content) throws IOException, InterruptedException {
    return upload(file, content, StandardCharsets.UTF_8);
  }

  Project upload(String file, String content, Charset encoding)
      throws IOException, InterruptedException {
    client.send("PUT", file(file), BodyPublishers.ofByteArray(content.getBytes(encoding))).good();
    return this;
  }

  /** The address of a file in the project's folder. */
  String file(String file) {
    return "/api/v1/connections/" + connection + "/files/" + name + "/" + file;
  }

  /**
   * An external CSV dataset.
   *
   * @param columns as JSON, such as {@code {"name": "id", "type": "int64"}}; "" to be detected
   */
  Answer csv(String dataset, String file, String columns) throws IOException, InterruptedException {
    String declared =
        columns.isEmpty() ? "" : ", \"format\": {\"type\": \"csv\"}, \"schema\": [" + columns + "]";
    String at = ", \"connection\": \"" + connection + "\", \"path\": \"" + name + "/" + file + "\"";
    return client.put(
        path("/datasets/" + dataset), "{\"spec\": {\"type\": \"external\"" + at + declared + "}}");
  }

  /**
   * A managed dataset and the recipe that makes it, in one batch.
   *
   * @param operation as JSON
   * @param checks of the output, as JSON
   */
  Answer make(String output, String input, String operation, String checks)
      throws IOException, InterruptedException {
    String dataset =
        "{\"kind\": \"dataset\", \"project\": \"%s\", \"name\": \"%s\", \"spec\": {\"type\": \"managed\", \"checks\": [%s]}}"
            .formatted(name, output, checks);
    String recipe =
        "{\"kind\": \"recipe\", \"project\": \"%s\", \"name\": \"make_%s\", \"spec\": {\"inputs\": [{\"dataset\": \"%s\"}], \"outputs\": [\"%s\"], \"operation\": %s}}"
            .formatted(name, output, input, output, operation);
    return client.post(
        "/api/v1/apply", "[" + dataset + "," + recipe + "]", "Content-Type", "application/json");
  }

  static String filter(String condition) {
    return "{\"type\": \"filter\", \"condition\": \"" + condition + "\"}";
  }

  static String sql(String query) {
    return "{\"type\": \"sql\", \"query\": \"" + query + "\"}";
  }

  /** A run of a build of the dataset, just begun. */
  String build(String dataset) throws IOException, InterruptedException {
    return build(dataset, "stale");
  }

  String build(String dataset, String mode) throws IOException, InterruptedException {
    String request = "{\"targets\": [\"" + dataset + "\"], \"mode\": \"" + mode + "\"}";
    return client.post(path("/actions/build"), request).good().text("uid");
  }

  /** As {@link #build}, and workers have already taken so much time for it. */
  String atWork(String dataset, Processes processes, Duration time)
      throws IOException, InterruptedException {
    Duration before = processes.worked();
    String run = build(dataset);
    while (processes.worked().minus(before).compareTo(time) < 0) {
      assertThat(run(run).text("state")).isEqualTo("running");
      Thread.sleep(Duration.ofMillis(20));
    }
    return run;
  }

  Answer run(String uid) throws IOException, InterruptedException {
    return client.get("/api/v1/runs/" + uid).good();
  }

  /** The run when it has ended, and how. */
  Answer ended(String uid) throws IOException, InterruptedException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 50) {
      Answer run = run(uid);
      if (!run.text("state").equals("running") && !run.text("state").equals("waiting")) {
        return run;
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    throw new AssertionError("the run has not ended: " + run(uid).body());
  }

  void built(String dataset) throws IOException, InterruptedException {
    Answer run = ended(build(dataset));
    assertThat(run.text("state")).as(run.body()).isEqualTo("succeeded");
  }

  Answer sample(String dataset) throws IOException, InterruptedException {
    return client.get(path("/datasets/" + dataset + "/sample"));
  }

  Answer snapshots(String dataset) throws IOException, InterruptedException {
    return client.get(path("/datasets/" + dataset + "/snapshots"));
  }

  Answer query(String sql) throws IOException, InterruptedException {
    return client.post(path("/actions/query"), "{\"sql\": \"" + sql + "\"}");
  }
}
