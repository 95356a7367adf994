// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Launcher.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at a running task again and again, and ends it when it exceeds its limits. */
final class Watch implements Runnable {
  private static final long EVERY_MILLIS = 250;
  private static final int LOOKS_PER_LISTING = 8;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ProcessTask task;
  private final TaskLimits limits;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private Set<Long> members = Set.of();
  private int looks;

  private Watch(ProcessTask task, InstantSource clock, ScheduledExecutorService timer) {
    this.task = task;
    this.limits = task.limits();
    this.clock = clock;
    this.timer = timer;
  }

  static void over(ProcessTask task, InstantSource clock, ScheduledExecutorService timer) {
    new Watch(task, clock, timer).again();
  }

  @Override
  public void run() {
    if (task.status().state() != State.RUNNING) {
      return;
    }
    long resident = resident();
    task.sawResident(resident);
    if (limits.isAbove(resident)) {
      task.end(
          "It held "
              + mebibytes(resident)
              + " of memory and may hold "
              + mebibytes(limits.memoryBytes())
              + ".",
          Duration.ZERO);
    } else if (limits.isPast(clock.instant())) {
      task.end(
          "It ran longer than its deadline of " + limits.deadline().toSeconds() + " s.", GRACE);
    }
    again();
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  private void again() {
    var _ = timer.schedule(this, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Listing all processes costs more than reading a few, so members are looked up less often. */
  private long resident() {
    if (looks++ % LOOKS_PER_LISTING == 0 || members.size() < 2) {
      members = task.group().map(ProcessGroup::members).orElse(Set.of());
    }
    return task.group().map(group -> group.resident(members)).orElse(0L);
  }
}
