// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server process of its own, started by the launcher as a user would, and spoken to over REST.
 */
final class RunningStudio implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Linux tells programs of a hundred ticks a second, whatever it counts itself. */
  private static final double TICK_MILLIS = 10;

  private final Path data;
  private final Process process;
  private final Http http;
  private final double startedAfter;

  private RunningStudio(Path data, Process process, long from)
      throws IOException, InterruptedException {
    this.data = data;
    this.process = process;
    URI url = awaitUrl(from);
    String token = Files.readString(data.resolve("admin-token")).strip();
    this.http = new Http(url, Map.of("Authorization", "Bearer " + token));
    while (http.send("GET", "/api/v1/projects", "").statusCode() != 200) {
      giveUp(from);
    }
    this.startedAfter = (System.nanoTime() - from) / 1e6;
  }

  static RunningStudio start(Home home, Path data, String... more)
      throws IOException, InterruptedException {
    Files.createDirectories(data);
    Files.deleteIfExists(data.resolve("server.json"));
    ProcessBuilder builder =
        new ProcessBuilder(
            home.launcher().toString(), "server", "--data", data.toString(), "--port", "0");
    builder.command().addAll(List.of(more));
    builder
        .redirectErrorStream(true)
        .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile());
    long from = System.nanoTime();
    return new RunningStudio(data, builder.start(), from);
  }

  private record Announced(String url, long pid) {}

  private URI awaitUrl(long from) throws IOException, InterruptedException {
    Path file = data.resolve("server.json");
    while (true) {
      if (Files.exists(file)) {
        String text = Files.readString(file);
        if (text.strip().endsWith("}")) {
          return URI.create(Documents.readStored(Announced.class, new Json(text)).url());
        }
      }
      giveUp(from);
      Thread.sleep(2);
    }
  }

  private void giveUp(long from) {
    if (!process.isAlive() || System.nanoTime() - from > PATIENCE.toNanos()) {
      throw new IllegalStateException("the server did not come up; its output is beside " + data);
    }
  }

  /** Milliseconds from the start of the process to the first authenticated 200. */
  double startedAfter() {
    return startedAfter;
  }

  /** Resident bytes of the server's process now; Linux only. */
  long resident() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ", -1);
    return Long.parseLong(fields[1]) * 4096;
  }

  /** Processor time that the server's process has used so far; Linux only. */
  double processorMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    // after the name, which may hold anything
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
  }

  void upload(String path, Path file) throws IOException, InterruptedException {
    http.exchange("PUT", path, "application/octet-stream", BodyPublishers.ofFile(file));
  }

  /** Applies a set of resources given as YAML. */
  void apply(String yaml) throws IOException, InterruptedException {
    http.exchange("POST", "/api/v1/apply", "application/yaml", BodyPublishers.ofString(yaml));
  }

  /** For requests that carry the administrator's token. */
  Http http() {
    return http;
  }

  /** Opens the event stream, over which the ends of builds are told. */
  Watch watch() throws IOException {
    return new Watch(http);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
