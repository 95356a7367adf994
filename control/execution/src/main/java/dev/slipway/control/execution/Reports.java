// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Logs;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where attempts tell what they do. Closing a log waits for the disk, so that is done beside the
 * work and waited for only when the same log is opened again.
 */
final class Reports {
  private final Logs logs;
  private final ProgressFeed progress;
  private final ThreadFactory threads;
  private final Map<String, Thread> closing = new ConcurrentHashMap<>();

  Reports(Logs logs, ProgressFeed progress, ThreadFactory threads) {
    this.logs = logs;
    this.progress = progress;
    this.threads = threads;
  }

  static String logName(AttemptId attempt) {
    return RunLogs.name(attempt.run(), attempt.activity());
  }

  Report open(AttemptId attempt) {
    String name = logName(attempt);
    Thread before = closing.remove(name);
    if (before != null) {
      joined(before);
    }
    return new Report(attempt, logs.open(name));
  }

  private static void joined(Thread thread) {
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The log and the progress of one attempt. A worker may speak on for a moment after its attempt
   * was given up; what it says then is heard by nobody.
   */
  final class Report implements Engine.Listener, AutoCloseable {
    private final AttemptId attempt;
    private final Logs.Writer log;
    private final ReentrantLock speaking = new ReentrantLock();
    private boolean over;

    private Report(AttemptId attempt, Logs.Writer log) {
      this.attempt = attempt;
      this.log = log;
    }

    @Override
    public void log(String line) {
      speaking.lock();
      try {
        if (!over) {
          log.line(line);
        }
      } finally {
        speaking.unlock();
      }
    }

    @Override
    public void progress(double fraction) {
      progress.report(attempt, fraction);
    }

    @Override
    public void close() {
      speaking.lock();
      try {
        over = true;
      } finally {
        speaking.unlock();
      }
      String name = logName(attempt);
      Thread closer =
          threads.newThread(() -> {
            try {
              log.close();
            } finally {
              closing.remove(name, Thread.currentThread());
            }
          });
      closing.put(name, closer);
      closer.start();
    }
  }
}
