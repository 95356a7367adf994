// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.ObjectPath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Where the segments of logs lie, and the care that they do not fill the disk. */
final class LogShelf {
  private static final String ENDING = ".segment";

  private final Path directory;
  private final long mostBytes;
  private final long segmentBytes;
  private final AtomicLong bytes;
  private final Set<Path> inUse = ConcurrentHashMap.newKeySet();
  private volatile long trimAbove;

  /** A piece of a log from an offset on. */
  record Segment(Path file, long start, long bytes, long changed) {
    long end() {
      return start + bytes;
    }
  }

  LogShelf(Path directory, long mostBytes, long segmentBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
    this.segmentBytes = segmentBytes;
    this.trimAbove = mostBytes;
    this.bytes = new AtomicLong(all().stream().mapToLong(Segment::bytes).sum());
  }

  long segmentBytes() {
    return segmentBytes;
  }

  /** In the order of their offsets; none for a log that is not there. */
  List<Segment> segments(ObjectPath log) {
    Path place = directory.resolve(log.value());
    try (Stream<Path> files = Files.list(place)) {
      return sorted(files, Comparator.comparingLong(Segment::start));
    } catch (NoSuchFileException absent) {
      return List.of();
    } catch (IOException e) {
      throw Faults.of("Reading the log " + place, e);
    }
  }

  /** The file for what comes at an offset; its directory is there. */
  Path segmentAt(ObjectPath log, long start) {
    Path place = directory.resolve(log.value());
    try {
      Files.createDirectories(place);
      return place.resolve(String.format(Locale.ROOT, "%020d", start) + ENDING);
    } catch (IOException e) {
      throw Faults.of("Writing the log " + place, e);
    }
  }

  void delete(ObjectPath log) {
    segments(log).forEach(this::remove);
    Path place = directory.resolve(log.value());
    try {
      Files.deleteIfExists(place);
    } catch (DirectoryNotEmptyException logsBelowIt) {
      return;
    } catch (IOException e) {
      throw Faults.of("Deleting the log " + place, e);
    }
  }

  /** From now on the segment is written to, and so not dropped. */
  void opened(Path segment) {
    inUse.add(segment);
  }

  void closed(Path segment) {
    inUse.remove(segment);
  }

  /** Counts what was written and, above the limit, drops segments, oldest first. */
  void grew(long by) {
    if (bytes.addAndGet(by) > trimAbove) {
      trim();
    }
  }

  /** Makes some room at once, so that not every line has to look for it. */
  private synchronized void trim() {
    long room = mostBytes / 16;
    for (Segment segment : all()) {
      if (bytes.get() > mostBytes - room && !inUse.contains(segment.file)) {
        remove(segment);
      }
    }
    trimAbove = Math.max(mostBytes, bytes.get() + room);
  }

  private void remove(Segment segment) {
    try {
      if (Files.deleteIfExists(segment.file)) {
        bytes.addAndGet(-segment.bytes);
      }
    } catch (IOException e) {
      throw Faults.of("Deleting the log segment " + segment.file, e);
    }
  }

  /** Segments of all logs, those first that were written to last longest ago. */
  private List<Segment> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return sorted(files, Comparator.comparingLong(Segment::changed));
    } catch (IOException e) {
      throw Faults.of("Listing the logs in " + directory, e);
    }
  }

  private static List<Segment> sorted(Stream<Path> files, Comparator<Segment> order) {
    List<Segment> found = new ArrayList<>();
    files
        .filter(file -> file.toString().endsWith(ENDING))
        .forEach(file -> found.add(segment(file)));
    found.sort(order);
    return found;
  }

  private static Segment segment(Path file) {
    String name = String.valueOf(file.getFileName());
    long start = Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    return new Segment(file, start, file.toFile().length(), file.toFile().lastModified());
  }
}
