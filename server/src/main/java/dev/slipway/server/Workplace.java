// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.compute.worker.ProcessLauncher;
import dev.slipway.compute.worker.WorkerEngine;
import dev.slipway.control.execution.Host;
import dev.slipway.data.storage.DirectoryLogs;
import dev.slipway.model.Uid;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Where work is done: workers, and the logs of what they do. */
record Workplace(
    Compute compute, WorkerEngine engine, DirectoryLogs logs, ScheduledExecutorService timer)
    implements AutoCloseable {
  private static final String LOGS = "logs";
  private static final String TASKS = "tasks";

  /** What it keeps in the data directory. */
  static final Set<String> OWN = Set.of(LOGS, TASKS, Compute.DIRECTORY);

  static Workplace of(Surroundings around) {
    ScheduledExecutorService timer =
        Executors.newScheduledThreadPool(1, Thread.ofPlatform().name("timer").daemon().factory());
    long logBytes = around.settings().policy().retention().logBytes();
    DirectoryLogs logs = new DirectoryLogs(around.directory().resolve(LOGS), logBytes, timer);
    ProcessLauncher launcher =
        ProcessLauncher.open(around.directory().resolve(TASKS), around.clock(), timer);
    Compute compute = new Compute(around.settings());
    WorkerEngine engine =
        WorkerEngine.start(
            compute.workers(),
            launcher,
            Thread.ofVirtual().factory(),
            around.clock(),
            around.random());
    return new Workplace(compute, engine, logs, timer);
  }

  /** Where runs are driven; beside other servers, one that no server was before. */
  Host host(Surroundings around) {
    Uid server =
        around.settings().database().isPresent()
            ? Uid.next(around.clock().instant(), around.random())
            : Host.ONLY_SERVER;
    // Few, and mostly at work on files, for which a virtual thread would take a second one each
    // time.
    ThreadFactory work = Thread.ofPlatform().name("work-", 0).daemon().factory();
    return new Host(
        server,
        around.settings().policy(),
        compute.limits(),
        around.clock(),
        around.random(),
        work);
  }

  @Override
  public void close() {
    engine.close();
    logs.close();
    timer.shutdown();
  }
}
