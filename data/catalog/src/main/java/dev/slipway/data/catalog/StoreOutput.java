// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A metadata file being written; durable once its stream is closed. */
record StoreOutput(ObjectStore objects, ObjectPath path, String location) implements OutputFile {
  @Override
  public PositionOutputStream create() {
    return new Counted(objects.write(path, Mode.CREATE));
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return new Counted(objects.write(path, Mode.REPLACE));
  }

  @Override
  public InputFile toInputFile() {
    return new StoreInput(objects, path, location);
  }

  private static final class Counted extends PositionOutputStream {
    private final Writing writing;
    private final OutputStream out;
    private long position;
    private boolean isOpen = true;

    Counted(Writing writing) {
      this.writing = writing;
      this.out = writing.stream();
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void close() {
      if (isOpen) {
        isOpen = false;
        try (writing) {
          writing.commit();
        }
      }
    }
  }
}
