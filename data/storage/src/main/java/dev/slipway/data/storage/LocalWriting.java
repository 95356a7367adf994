// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One file on its way; its stream reports a full disk as such. */
final class LocalWriting implements ObjectStore.Writing {
  private final LocalPublisher publisher;
  private final ObjectPath path;
  private final Path unfinished;
  private final OutputStream out;
  private final Path target;
  private final Mode mode;

  LocalWriting(
      LocalPublisher publisher,
      ObjectPath path,
      Path unfinished,
      OutputStream out,
      Path target,
      Mode mode) {
    this.publisher = publisher;
    this.path = path;
    this.unfinished = unfinished;
    this.out = out;
    this.target = target;
    this.mode = mode;
  }

  @Override
  public OutputStream stream() {
    return new Told();
  }

  @Override
  public ObjectInfo commit() {
    try {
      out.close();
      publisher.publish(unfinished, target, mode);
      return LocalEntry.find(target)
          .orElseThrow(
              () -> Faults.of("Writing " + target, new NoSuchFileException(target.toString())))
          .info(path);
    } catch (IOException e) {
      throw Faults.of("Writing " + target, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw Faults.of("Writing " + target, e);
    } finally {
      publisher.delete(unfinished);
    }
  }

  /** The file's stream, with the faults of the file system translated. */
  private final class Told extends OutputStream {
    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw Faults.of("Writing " + target, e);
      }
    }

    @Override
    public void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw Faults.of("Writing " + target, e);
      }
    }
  }
}
