// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The operating system's file system. Files are written through streams, not channels: an interrupt
 * of the writing thread would close a channel and lose what it holds.
 */
final class SystemDisk implements Disk {
  private static final int BUFFER = 1 << 16;

  @Override
  public OutputStream create(Path file) throws IOException {
    return new BufferedOutputStream(new FileOutputStream(file.toFile()), BUFFER);
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    if (!file.toFile().createNewFile()) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
    } catch (IOException e) {
      delete(file);
      throw e;
    }
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void link(Path from, Path to) throws IOException {
    Files.createLink(to, from);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void sync(Path file) throws IOException {
    try (FileOutputStream open = new FileOutputStream(file.toFile(), true)) {
      open.getFD().sync();
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    boolean interrupted = false;
    try {
      while (!forced(directory)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A directory can be synced through a channel only; false if an interrupt closed it. */
  private static boolean forced(Path directory) throws IOException {
    try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
      open.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }
}
