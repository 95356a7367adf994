// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;

/**
 * A data directory whose disk fails on command: a small library is put before the C library of the
 * server and of all that it starts. It needs Linux and a C compiler; tests are skipped elsewhere.
 */
final class FaultyDisk {
  static final int WRITE = 1;
  static final int SYNC = 2;
  static final int NAME = 4;
  static final int READ = 8;
  static final int OPEN = 16;

  static final int EIO = 5;
  static final int ENOSPC = 28;
  static final int EROFS = 30;

  private final Map<String, String> environment;
  private final MappedByteBuffer control;

  private FaultyDisk(Map<String, String> environment, MappedByteBuffer control) {
    this.environment = environment;
    this.control = control;
  }

  static FaultyDisk below(Path data, Path folder) throws IOException, InterruptedException {
    Path source = folder.resolve("faulty-disk.c");
    try (InputStream code =
        Objects.requireNonNull(FaultyDisk.class.getResourceAsStream("faulty-disk.c"))) {
      Files.copy(code, source);
    }
    Path library = folder.resolve("faulty-disk.so");
    assumeThat(compiled(source, library)).as("a C compiler on Linux").isTrue();
    Path file = folder.resolve("faulty-disk.control");
    Files.write(file, new byte[16]);
    try (FileChannel open =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer control = open.map(FileChannel.MapMode.READ_WRITE, 0, 16);
      control.order(ByteOrder.nativeOrder());
      return new FaultyDisk(
          Map.of(
              "LD_PRELOAD", library.toString(),
              "FAULTY_DISK_BELOW", data.toString(),
              "FAULTY_DISK_CONTROL", file.toString()),
          control);
    }
  }

  private static boolean compiled(Path source, Path library) throws InterruptedException {
    try {
      return System.getProperty("os.name").equals("Linux")
          && new ProcessBuilder(
                      "cc",
                      "-shared",
                      "-fPIC",
                      "-D_LARGEFILE64_SOURCE",
                      "-o",
                      library.toString(),
                      source.toString(),
                      "-ldl")
                  .inheritIO()
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a server has to be started with. */
  Map<String, String> environment() {
    return environment;
  }

  /** From now on, and until {@link #mend}, these calls fail. */
  void fail(int calls, int errno) {
    control.putInt(4, errno);
    control.putInt(0, calls);
  }

  void mend() {
    control.putInt(0, 0);
  }

  /** How many calls have failed. */
  int failures() {
    return ((ByteBuffer) control).getInt(8);
  }
}
