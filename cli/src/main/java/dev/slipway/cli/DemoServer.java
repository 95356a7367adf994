// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server of the demo: one that already runs on the demo's data directory, or a child process
 * that ends with this one.
 */
final class DemoServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final long STOP_SECONDS = 30;

  private final Path data;
  private final Server server;
  private final Optional<Process> child;

  private DemoServer(Path data, Server server, Optional<Process> child) {
    this.data = data;
    this.server = server;
    this.child = child;
  }

  static DemoServer open(Surroundings surroundings, Terminal terminal, Path data, int port)
      throws InterruptedException {
    Optional<Server> running = answering(data);
    if (running.isPresent()) {
      terminal.line("A studio already runs on " + data + " at " + running.get().url() + ".");
      return new DemoServer(data, running.get(), Optional.empty());
    }
    terminal.line("Starting a studio on " + data + " …");
    Ports.requireFree(port);
    Process child = start(surroundings, data, port);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(child)));
    return new DemoServer(data, await(surroundings, data, child), Optional.of(child));
  }

  private static Process start(Surroundings surroundings, Path data, int port) {
    List<String> command =
        List.of(
            surroundings.launcher().toString(),
            "server",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port));
    Path log = log(data);
    try {
      Files.createDirectories(data);
      return new ProcessBuilder(command)
          .directory(surroundings.home().toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.INTERNAL,
          "Cannot start " + String.join(" ", command) + ": " + Refusal.reason(e) + ".",
          e);
    }
  }

  /** Beside the data directory, which belongs to the server. */
  private static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private static Server await(Surroundings surroundings, Path data, Process child)
      throws InterruptedException {
    Instant latest = surroundings.clock().instant().plus(START);
    while (surroundings.clock().instant().isBefore(latest)) {
      if (!child.isAlive()) {
        throw new SlipwayException(
            ErrorCode.UNAVAILABLE, "The server did not start. " + lastWords(data));
      }
      Optional<Server> server = answering(data);
      if (server.isPresent()) {
        return server.get();
      }
      surroundings.pause().of(BETWEEN);
    }
    stop(child);
    throw new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "The server was not ready after " + Amounts.time(START) + ". " + lastWords(data));
  }

  /** A server that runs on the directory and takes its token. */
  private static Optional<Server> answering(Path data) {
    return Address.running(data)
        .map(running -> new Server(Address.of(data, running.url())))
        .filter(Server::isHealthy);
  }

  private static String lastWords(Path data) {
    Path log = log(data);
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> last = lines.subList(Math.max(0, lines.size() - 8), lines.size());
      return last.isEmpty() ? "It said nothing." : "It said:\n" + String.join("\n", last);
    } catch (IOException e) {
      return "What it said cannot be read from " + log + ": " + Refusal.reason(e) + ".";
    }
  }

  Server server() {
    return server;
  }

  Path data() {
    return data;
  }

  /** Returns when the server that this started has ended; at once if it started none. */
  void serve() throws InterruptedException {
    if (child.isPresent()) {
      child.get().waitFor();
    }
  }

  @Override
  public void close() {
    child.ifPresent(DemoServer::stop);
  }

  private static void stop(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
