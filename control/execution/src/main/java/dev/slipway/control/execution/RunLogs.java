// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.Uid;
import dev.slipway.spi.Logs;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** The log of each run, open as long as the run is driven. Used by one thread at a time. */
final class RunLogs {
  private final Logs logs;
  private final InstantSource clock;
  private final ThreadFactory threads;
  private final Map<Uid, Logs.Writer> open = new HashMap<>();

  RunLogs(Logs logs, InstantSource clock, ThreadFactory threads) {
    this.logs = logs;
    this.clock = clock;
    this.threads = threads;
  }

  static String name(Uid run) {
    return "runs/" + run;
  }

  /** Of what the attempts at an activity say. */
  static String name(Uid run, ActivityKey activity) {
    return name(run) + "/" + activity;
  }

  void tell(Book before, Decision made) {
    Uid uid = made.run().uid();
    List<String> lines = Story.of(before, made);
    if (!lines.isEmpty()) {
      Logs.Writer log = open.computeIfAbsent(uid, run -> logs.open(name(run)));
      String now = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " ";
      lines.forEach(line -> log.line(now + line));
    }
    if (made.run().state().isFinal()) {
      close(uid);
    }
  }

  /** Closes all, as no run is driven any more. */
  void close() {
    open.values().forEach(Logs.Writer::close);
    open.clear();
  }

  /** Beside the work, as it waits for the disk. */
  private void close(Uid run) {
    Logs.Writer log = open.remove(run);
    if (log != null) {
      threads.newThread(log::close).start();
    }
  }
}
