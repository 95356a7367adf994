// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds in memory, where the system tells (Linux); 0 elsewhere. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path PAGES = Path.of("/proc/self/statm");
  private static final long PAGE = 4096;
  private static final Path PEAK_RESET = Path.of("/proc/self/clear_refs");

  private Memory() {}

  /** From the file that is the quickest to read, as each answer waits for it. */
  static long residentBytes() {
    try {
      return Files.isReadable(PAGES)
          ? PAGE * Long.parseLong(Files.readString(PAGES).split(" ", 3)[1])
          : 0;
    } catch (IOException e) {
      throw new IllegalStateException("The process's memory could not be read.", e);
    }
  }

  /** The most since {@link #forgetPeak}. */
  static long peakBytes() {
    return field("VmHWM:");
  }

  /** Makes the peak count from now on; see proc(5). */
  static void forgetPeak() {
    try {
      if (Files.isWritable(PEAK_RESET)) {
        Files.writeString(PEAK_RESET, "5");
      }
    } catch (IOException e) {
      throw new IllegalStateException("The peak of memory could not be reset.", e);
    }
  }

  private static long field(String name) {
    try {
      if (!Files.isReadable(STATUS)) {
        return 0;
      }
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new IllegalStateException("The process's memory could not be read.", e);
    }
  }
}
