// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** A metadata file, read whole: Iceberg seeks in them, and they are small. */
record StoreInput(ObjectStore objects, ObjectPath path, String location) implements InputFile {
  @Override
  public long getLength() {
    return objects.head(path).orElseThrow(this::absent).bytes();
  }

  @Override
  public SeekableInputStream newStream() {
    try (InputStream in = objects.read(path)) {
      return new InMemoryInputFile(location, in.readAllBytes()).newStream();
    } catch (SlipwayException e) {
      throw e.code() == ErrorCode.NOT_FOUND ? absent() : e;
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + location, e);
    }
  }

  @Override
  public boolean exists() {
    return objects.head(path).isPresent();
  }

  /** Iceberg's compatibility kit expects these words. */
  private NotFoundException absent() {
    return new NotFoundException("Failed to open input stream for file: %s", location);
  }
}
