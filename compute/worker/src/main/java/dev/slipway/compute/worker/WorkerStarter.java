// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Launcher;
import dev.slipway.spi.Launcher.TaskHandle;
import dev.slipway.spi.Launcher.TaskSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/**
 * Launches workers and waits until they say hello; first clears away those of an earlier server.
 */
final class WorkerStarter {
  private static final String PREFIX = "worker-";
  private static final int LOG_BYTES = 4096;

  private final WorkerSettings settings;
  private final Launcher launcher;
  private final Reception reception;
  private final ThreadFactory threads;
  private final InstantSource clock;
  private final RandomGenerator random;

  WorkerStarter(
      WorkerSettings settings,
      Launcher launcher,
      ThreadFactory threads,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.launcher = launcher;
    this.threads = threads;
    this.clock = clock;
    this.random = random;
    removeStale();
    this.reception = Reception.open(settings.home(), threads);
  }

  private void removeStale() {
    for (String id : launcher.list()) {
      if (id.startsWith(PREFIX)) {
        launcher.find(id).ifPresent(TaskHandle::remove);
      }
    }
    DirectoryTree.empty(spillRoot());
  }

  private Path spillRoot() {
    return settings.home().resolve("spill");
  }

  Worker start() throws InterruptedException {
    String id = PREFIX + hex(8);
    String token = hex(32);
    WorkerCommand command = new WorkerCommand(id, reception.socket(), spillRoot().resolve(id));
    makeSpill(command.spill());
    Reception.Expected expected = reception.expect(id, token);
    TaskHandle process = launcher.launch(task(command, token));
    try {
      Reception.Arrived arrived = expected.await(settings.patience().start(), process);
      Conversation conversation = Conversation.over(arrived.channel(), clock, threads);
      return new Worker(
          process, conversation, command.spill(), arrived.hello().engine(), settings, clock);
    } catch (IOException e) {
      String said = new String(process.log(0, LOG_BYTES), StandardCharsets.UTF_8).strip();
      discard(process, command.spill());
      throw new SlipwayException(
          ErrorCode.WORKER_DIED,
          "A worker did not start: " + e.getMessage() + (said.isEmpty() ? "" : " It said: " + said),
          e);
    } catch (InterruptedException e) {
      discard(process, command.spill());
      throw e;
    } finally {
      reception.forget(id);
    }
  }

  private static void discard(TaskHandle process, Path spill) {
    process.remove();
    DirectoryTree.delete(spill);
  }

  private TaskSpec task(WorkerCommand command, String token) {
    return new TaskSpec(
        command.worker(),
        command.line(settings),
        Map.of("LC_ALL", "C.UTF-8"),
        Map.of(),
        new Launcher.Resources(0, settings.pool().memoryBytes()),
        Duration.ZERO,
        Map.of(),
        token);
  }

  private static void makeSpill(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hex(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  void close() {
    reception.close();
  }
}
