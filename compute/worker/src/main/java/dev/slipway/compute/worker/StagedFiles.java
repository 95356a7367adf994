// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file that a task stages: under a hidden name while it is written, under its own, which tells
 * its checksum, once it is whole, in a directory of the task's own. The task's end says that all of
 * that is durable. Both names begin with the task's id, so that either side can remove what a dead
 * worker left.
 */
public record StagedFiles(Path directory, String task) {
  public static StagedFiles of(Engine.BuildTask task) {
    return new StagedFiles(LocalFile.of(task.directory()), task.id());
  }

  public Path unfinished() {
    return directory.resolve("." + task + ".parquet.part");
  }

  /**
   * Makes the directory if it is missing, with every name on the way to it durable, as others may
   * count on those; its own name is made so at the end.
   */
  public void prepare() throws IOException {
    Path parent = directory.getParent();
    if (parent != null) {
      makeDurable(parent);
    }
    make(directory);
  }

  private static void makeDurable(Path wanted) throws IOException {
    Path parent = wanted.getParent();
    if (parent == null || Files.isDirectory(wanted)) {
      return;
    }
    makeDurable(parent);
    make(wanted);
    sync(parent, StandardOpenOption.READ);
  }

  private static void make(Path wanted) throws IOException {
    try {
      Files.createDirectory(wanted);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(wanted)) {
        throw e;
      }
    }
  }

  /**
   * Makes the written file visible, and then its bytes and all names durable. In that order the
   * file system writes its journal once; nobody looks for the file before the task has ended.
   */
  public Path finish() throws IOException {
    Path finished = directory.resolve(FileChecksum.of(unfinished()).name(task));
    Files.move(unfinished(), finished, StandardCopyOption.ATOMIC_MOVE);
    sync(finished, StandardOpenOption.WRITE);
    sync(directory, StandardOpenOption.READ);
    Path parent = directory.getParent();
    if (parent != null) {
      sync(parent, StandardOpenOption.READ);
    }
    return finished;
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  /** Removes both; no fault if they are absent. */
  public void discard() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, this::isOwn)) {
      for (Path file : found) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOwn(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.equals(unfinished())
        || FileChecksum.in(file).filter(sum -> sum.name(task).equals(name)).isPresent();
  }
}
