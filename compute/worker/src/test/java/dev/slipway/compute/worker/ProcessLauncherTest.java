// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Launcher;
import dev.slipway.testing.contracts.LauncherContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

  @Override
  protected void restart() {
    timer.shutdownNow();
    timer = Executors.newSingleThreadScheduledExecutor();
    open();
  }
}
