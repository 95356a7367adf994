// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server process on a data directory, from ready to ended. */
final class Studio implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final URI url;

  private Studio(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static Studio start(Launcher launcher, Path data, String... settings)
      throws IOException, InterruptedException {
    Path log = data.resolveSibling(data.getFileName() + "-server.log");
    Files.deleteIfExists(data.resolve("server.json"));
    List<String> command =
        new ArrayList<>(List.of("server", "--data", data.toString(), "--port", "0"));
    command.addAll(List.of(settings));
    Process process =
        launcher
            .command(command.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    for (long waited = 0; waited < START.toMillis() && process.isAlive(); waited += 50) {
      if (Files.exists(data.resolve("server.json"))) {
        URI url = url(data);
        if (isHealthy(url)) {
          return new Studio(process, url);
        }
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    process.destroyForcibly();
    throw new AssertionError("the server did not start; it said:\n" + Files.readString(log));
  }

  private static URI url(Path data) throws IOException {
    Matcher found = URL.matcher(Files.readString(data.resolve("server.json")));
    return found.find() ? URI.create(found.group(1)) : URI.create("http://127.0.0.1:1");
  }

  private static boolean isHealthy(URI url) throws InterruptedException {
    try (HttpClient http = AnyCertificate.client()) {
      HttpRequest ask = HttpRequest.newBuilder(url.resolve("/health")).build();
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  /** The administrator's token, which a server leaves in its data directory. */
  static String token(Path data) throws IOException {
    return Files.readString(data.resolve("admin-token")).strip();
  }

  /** Bytes of memory that the server's process holds now, where the system tells. */
  long residentBytes() throws IOException {
    return statusBytes("VmRSS:");
  }

  /** The most it has held. */
  long peakBytes() throws IOException {
    return statusBytes("VmHWM:");
  }

  private long statusBytes(String field) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** Ends the server as a crash would, with nothing tidied up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("the server did not end within 30 seconds of being asked to", e);
    }
  }
}
