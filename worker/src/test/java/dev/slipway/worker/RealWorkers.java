// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.ProcessLauncher;
import dev.slipway.compute.worker.WorkerEngine;
import dev.slipway.compute.worker.WorkerSettings;
import dev.slipway.spi.Launcher;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An engine whose workers are processes with the class path of the test. */
final class RealWorkers implements AutoCloseable {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Launcher launcher;
  private final WorkerEngine engine;

  RealWorkers(Path home) {
    this(home, WorkerSettings.Pool.standard());
  }

  RealWorkers(Path home, WorkerSettings.Pool pool) {
    launcher = ProcessLauncher.open(home.resolve("tasks"), InstantSource.system(), timer);
    WorkerSettings settings =
        new WorkerSettings(
            Path.of(System.getProperty("java.home")),
            System.getProperty("java.class.path"),
            home,
            pool,
            new WorkerSettings.Patience(
                Duration.ofSeconds(60), Duration.ofSeconds(8), Duration.ofSeconds(5)));
    engine =
        WorkerEngine.start(
            settings,
            launcher,
            Thread.ofVirtual().factory(),
            InstantSource.system(),
            new SecureRandom());
  }

  WorkerEngine engine() {
    return engine;
  }

  Launcher launcher() {
    return launcher;
  }

  @Override
  public void close() {
    engine.close();
    timer.shutdownNow();
  }
}
