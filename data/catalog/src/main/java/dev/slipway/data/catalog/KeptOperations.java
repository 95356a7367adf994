// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Lets one thread build on a table's metadata without a file for each step: a commit is kept here.
 */
final class KeptOperations implements TableOperations {
  private final FileIO io;
  private TableMetadata metadata;

  KeptOperations(FileIO io, TableMetadata metadata) {
    this.io = io;
    this.metadata = metadata;
  }

  @Override
  public TableMetadata current() {
    return metadata;
  }

  @Override
  public TableMetadata refresh() {
    return metadata;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata changed) {
    metadata = changed;
  }

  @Override
  public FileIO io() {
    return io;
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return metadata.location() + "/metadata/" + fileName;
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(metadata.location(), metadata.properties());
  }
}
