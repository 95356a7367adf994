// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.data.storage.LogShelf.Segment;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Logs;
import dev.slipway.spi.ObjectPath;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Appends to the last segment of a log, and begins another when that is full. */
final class LogWriter implements Logs.Writer {
  private static final int MOST_UNSYNCED = 1 << 16;

  /** Of a line; nobody reads on in a longer one. */
  private static final int MOST_CHARACTERS = 1 << 16;

  private final LogShelf shelf;
  private final ObjectPath log;
  private final Consumer<LogWriter> closed;
  private Path file;
  private FileOutputStream out;
  private long start;
  private long length;
  private long unsynced;
  private boolean isOpen = true;
  private Optional<SlipwayException> fault = Optional.empty();

  LogWriter(LogShelf shelf, ObjectPath log, Consumer<LogWriter> closed) {
    this.shelf = shelf;
    this.log = log;
    this.closed = closed;
    List<Segment> segments = shelf.segments(log);
    if (!segments.isEmpty()) {
      this.start = segments.getLast().start();
      this.length = segments.getLast().bytes();
    }
    this.file = shelf.segmentAt(log, start);
    shelf.opened(file);
    this.out = append(file);
    if (isCut()) {
      write(new byte[] {'\n'});
    }
  }

  @Override
  public synchronized void line(String text) {
    if (!isOpen) {
      throw new IllegalStateException("the log " + log + " is closed");
    }
    if (fault.isPresent()) {
      throw fault.get();
    }
    write((escaped(text) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Syncs from the background; a fault meets the next line. */
  synchronized void syncInBackground() {
    try {
      sync();
    } catch (SlipwayException e) {
      fault = Optional.of(e);
    }
  }

  /** Makes durable what was written; no more to do after the end. */
  private void sync() {
    if (unsynced == 0) {
      return;
    }
    try {
      out.getFD().sync();
      unsynced = 0;
    } catch (IOException e) {
      throw Faults.of("Writing the log " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      end();
    } finally {
      closed.accept(this);
    }
  }

  private synchronized void end() {
    if (isOpen) {
      isOpen = false;
      try {
        sync();
      } finally {
        closeFile();
      }
    }
  }

  private void write(byte[] line) {
    if (length > 0 && length + line.length > shelf.segmentBytes()) {
      nextSegment();
    }
    try {
      out.write(line);
    } catch (IOException e) {
      throw Faults.of("Writing the log " + file, e);
    }
    length += line.length;
    unsynced += line.length;
    shelf.grew(line.length);
    if (unsynced >= MOST_UNSYNCED) {
      sync();
    }
  }

  private void nextSegment() {
    sync();
    closeFile();
    start += length;
    length = 0;
    file = shelf.segmentAt(log, start);
    shelf.opened(file);
    out = append(file);
  }

  private void closeFile() {
    shelf.closed(file);
    try {
      out.close();
    } catch (IOException e) {
      throw Faults.of("Writing the log " + file, e);
    }
  }

  private boolean isCut() {
    if (length == 0) {
      return false;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(length - 1);
      return in.read() != '\n';
    } catch (IOException e) {
      throw Faults.of("Reading the log " + file, e);
    }
  }

  private static FileOutputStream append(Path file) {
    try {
      return new FileOutputStream(file.toFile(), true);
    } catch (IOException e) {
      throw Faults.of("Writing the log " + file, e);
    }
  }

  /** One line, whatever the text holds. */
  static String escaped(String text) {
    return text.length() <= MOST_CHARACTERS
        ? Text.oneLine(text)
        : Text.oneLine(text.substring(0, MOST_CHARACTERS)) + "… (" + text.length() + " characters)";
  }
}
