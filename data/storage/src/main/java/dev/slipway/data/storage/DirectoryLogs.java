// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.Logs;
import dev.slipway.spi.ObjectPath;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Logs in a directory, each a row of segment files named by the offset of their first byte. A line
 * is in its file at once, so that readers see it, and synced within a second. What the logs take
 * together is bounded: the oldest segments go first, and a reader goes on with what is left.
 */
public final class DirectoryLogs implements Logs, AutoCloseable {
  static final long SEGMENT_BYTES = 4 << 20;

  private final LogShelf shelf;
  private final Set<LogWriter> open = ConcurrentHashMap.newKeySet();
  private final ScheduledFuture<?> syncing;

  /**
   * @param mostBytes what all logs may take together
   * @param scheduler syncs what was written, each second
   */
  public DirectoryLogs(Path directory, long mostBytes, ScheduledExecutorService scheduler) {
    this(directory, mostBytes, SEGMENT_BYTES, scheduler);
  }

  DirectoryLogs(
      Path directory, long mostBytes, long segmentBytes, ScheduledExecutorService scheduler) {
    this.shelf = new LogShelf(directory, mostBytes, segmentBytes);
    this.syncing = scheduler.scheduleWithFixedDelay(this::sync, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public Writer open(String name) {
    LogWriter writer = new LogWriter(shelf, new ObjectPath(name), open::remove);
    open.add(writer);
    return writer;
  }

  @Override
  public Slice read(String name, long offset, int most) {
    return LogReader.read(shelf.segments(new ObjectPath(name)), offset, most);
  }

  @Override
  public void delete(String name) {
    shelf.delete(new ObjectPath(name));
  }

  @Override
  public void close() {
    syncing.cancel(false);
    open.forEach(LogWriter::close);
  }

  private void sync() {
    open.forEach(LogWriter::syncInBackground);
  }
}
