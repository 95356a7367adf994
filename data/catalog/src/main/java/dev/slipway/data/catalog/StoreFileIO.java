// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** A connection's objects as Iceberg's files; locations are opaque text. */
@SuppressWarnings("serial") // Iceberg's interface asks for it, nothing here is ever serialized
final class StoreFileIO implements FileIO {
  private final transient ObjectStore objects;

  StoreFileIO(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public InputFile newInputFile(String location) {
    return new StoreInput(objects, path(location), location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new StoreOutput(objects, path(location), location);
  }

  @Override
  public void deleteFile(String location) {
    objects.delete(path(location));
  }

  private ObjectPath path(String location) {
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
