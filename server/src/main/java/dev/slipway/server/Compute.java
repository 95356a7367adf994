// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.compute.worker.WorkerSettings;
import dev.slipway.control.resources.Explanation.Origin;
import dev.slipway.control.resources.Explanation.Setting;
import dev.slipway.spi.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What recipes are run with: how many data workers, and the most that each may take. */
record Compute(Settings settings) {
  /** Where workers keep their files, in the data directory. */
  static final String DIRECTORY = "workers";

  private static final int SPARE_WORKERS = 1;
  private static final long MOST_SPILL_BYTES = 64L << 30;
  private static final Duration MOST_TASK_TIME = Duration.ofHours(12);

  WorkerSettings workers() {
    WorkerSettings standard =
        WorkerSettings.standard(
            Path.of(System.getProperty("java.home")),
            settings.workerClassPath(),
            settings.data().resolve(DIRECTORY));
    WorkerSettings.Pool pool = standard.pool();
    return new WorkerSettings(
        standard.javaHome(),
        standard.classPath(),
        standard.home(),
        new WorkerSettings.Pool(
            SPARE_WORKERS,
            settings.workers() + 1,
            pool.tasksEach(),
            pool.idleBytes(),
            settings.workerMemory() + (1L << 30)),
        standard.patience());
  }

  Engine.Limits limits() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new Engine.Limits(settings.workerMemory(), threads, MOST_SPILL_BYTES, MOST_TASK_TIME);
  }

  /** The same as settings of every recipe, each with the option that sets it. */
  List<Setting> explained(String engine) {
    Engine.Limits limits = limits();
    return List.of(
        fixed("engine", engine),
        told("workers", Integer.toString(settings.workers()), "--workers"),
        told("memory", limits.memoryBytes() + " bytes", "--worker-memory"),
        fixed("threads", Integer.toString(limits.threads())),
        fixed("spill", limits.spillBytes() + " bytes"),
        fixed("time", limits.timeout().toString()));
  }

  private static Setting fixed(String name, String value) {
    return new Setting(name, value, Origin.DEFAULT, Optional.empty(), "");
  }

  private static Setting told(String name, String value, String option) {
    return new Setting(name, value, Origin.INSTANCE, Optional.empty(), option);
  }
}
