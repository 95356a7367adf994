// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of which one call fails, once or each time, with what an operating system says. */
final class FailingDisk implements Disk {
  /** What can fail. */
  enum Call {
    CREATE,
    WRITE,
    CLOSE,
    COPY,
    MAKE_DIRECTORY,
    RENAME,
    LINK,
    DELETE,
    SYNC,
    SYNC_DIRECTORY
  }

  private final Disk disk;
  private Optional<Call> failing = Optional.empty();
  private String reason = "";
  private int failures;

  FailingDisk(Disk disk) {
    this.disk = disk;
  }

  void fail(Call call, String why) {
    failing = Optional.of(call);
    reason = why;
  }

  void mend() {
    failing = Optional.empty();
  }

  int failures() {
    return failures;
  }

  private void pass(Call call, Path file) throws IOException {
    if (failing.equals(Optional.of(call))) {
      failures++;
      throw new FileSystemException(file.toString(), null, reason);
    }
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    pass(Call.CREATE, file);
    OutputStream out = disk.create(file);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        pass(Call.WRITE, file);
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failing.equals(Optional.of(Call.WRITE))) {
          out.write(bytes, offset, length / 2);
        }
        pass(Call.WRITE, file);
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        out.close();
        pass(Call.CLOSE, file);
      }
    };
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    pass(Call.CREATE, file);
    pass(Call.WRITE, file);
    disk.create(file, bytes);
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    pass(Call.COPY, to);
    disk.copy(from, to);
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    pass(Call.MAKE_DIRECTORY, directory);
    disk.makeDirectory(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    pass(Call.RENAME, to);
    disk.rename(from, to);
  }

  @Override
  public void link(Path from, Path to) throws IOException {
    pass(Call.LINK, to);
    disk.link(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    pass(Call.DELETE, file);
    disk.delete(file);
  }

  @Override
  public void sync(Path file) throws IOException {
    pass(Call.SYNC, file);
    disk.sync(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    pass(Call.SYNC_DIRECTORY, directory);
    disk.syncDirectory(directory);
  }
}
