// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spi.Launcher;
import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.TaskHandle;
import dev.slipway.testing.contracts.LauncherContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLauncherTest extends LauncherContract {
  @TempDir private Path root;
  private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Launcher launcher;

  @BeforeEach
  void open() {
    launcher = ProcessLauncher.open(root, InstantSource.system(), timer);
  }

  @AfterEach
  void close() {
    launcher.list().forEach(id -> launcher.find(id).orElseThrow().remove());
    timer.shutdownNow();
  }

  @Override
  protected Launcher launcher() {
    return launcher;
  }

  @Test
  void keepsATaskFromBeginningThatItTookForLost() throws IOException, InterruptedException {
    launch("t1", "exit 3").await(Duration.ofSeconds(10));
    Files.delete(root.resolve("t1/process"));
    Files.delete(root.resolve("t1/exit"));
    restart();

    TaskHandle lost = launcher.find("t1").orElseThrow();
    ProcessHandle late =
        Supervisor.start(
            new TaskDirectory(root.resolve("t1")), List.of("touch", "acted"), Map.of());
    late.onExit().join();

    assertThat(lost.status().state()).isEqualTo(State.LOST);
    assertThat(root.resolve("t1/work/acted")).doesNotExist();
  }

  /** The time is one that passes by a second with each look at it. */
  @Test
  void waitsForAllThatMayBeBeginningTogetherNoLongerThanForOne()
      throws IOException, InterruptedException {
    int tasks = 8;
    for (int i = 0; i < tasks; i++) {
      launch("t" + i, "exit 3").await(Duration.ofSeconds(10));
      Files.delete(root.resolve("t" + i + "/process"));
      Files.delete(root.resolve("t" + i + "/exit"));
    }
    AtomicLong seconds = new AtomicLong();
    launcher =
        ProcessLauncher.open(
            root,
            InstantSource.system(),
            timer,
            () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());

    assertThat(launcher.list()).hasSize(tasks);
    assertThat(seconds.get())
        .isLessThanOrEqualTo(1 + ProcessLauncher.BEGINNING.toSeconds() + tasks);
  }

  @Override
  protected void restart() {
    timer.shutdownNow();
    timer = Executors.newSingleThreadScheduledExecutor();
    open();
  }
}
