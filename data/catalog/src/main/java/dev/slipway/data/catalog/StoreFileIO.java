// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryOutputFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * A connection's objects as Iceberg's files, for one thread; locations are opaque text. What is
 * written is kept on the heap, for one that writes the whole of a commit at once.
 */
@SuppressWarnings("serial") // Iceberg's interface asks for it, nothing here is ever serialized
final class StoreFileIO implements FileIO {
  private final transient ObjectStore objects;
  private final transient Map<String, InMemoryOutputFile> written = new LinkedHashMap<>();

  StoreFileIO(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public InputFile newInputFile(String location) {
    InMemoryOutputFile kept = written.get(location);
    return kept == null
        ? new StoreInput(objects, path(objects, location), location)
        : kept.toInputFile();
  }

  @Override
  public OutputFile newOutputFile(String location) {
    InMemoryOutputFile kept = new InMemoryOutputFile(location);
    written.put(location, kept);
    return kept;
  }

  @Override
  public void deleteFile(String location) {
    if (written.remove(location) == null) {
      objects.delete(path(objects, location));
    }
  }

  /** What was written here, in that order, and is in no store yet. */
  Map<ObjectPath, byte[]> written() {
    Map<ObjectPath, byte[]> files = new LinkedHashMap<>();
    written.forEach((location, file) -> files.put(path(objects, location), file.toByteArray()));
    return files;
  }

  /**
   * @throws SlipwayException {@code INVALID} if the location is none of the store
   */
  static ObjectPath path(ObjectStore objects, String location) {
    return objects
        .path(location)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID,
                "'"
                    + location
                    + "' belongs to a table but lies outside of its connection. Was the connection's root"
                    + " changed? Change it back, or build the dataset again."));
  }
}
