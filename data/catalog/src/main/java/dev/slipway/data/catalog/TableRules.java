// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.List;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.MetadataUpdate.AddSnapshot;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.exceptions.BadRequestException;

/**
 * What a table must be like after a foreign commit, so that Slipway can read it and keep it apart.
 */
final class TableRules {
  private static final List<String> PLACES =
      List.of(
          TableProperties.WRITE_DATA_LOCATION,
          TableProperties.WRITE_METADATA_LOCATION,
          "write.object-storage.path",
          "write.folder-storage.path");

  private TableRules() {}

  /**
   * @param location the table's own place, which nobody may move
   */
  static void check(TableMetadata metadata, String location) {
    SchemaMapping.fromIceberg(metadata.schema());
    if (!metadata.location().equals(location)) {
      throw new BadRequestException(
          "Slipway names the places of its tables; this one stays at %s. Leave the location out.",
          location);
    }
    if (metadata.formatVersion() != 2) {
      throw new BadRequestException(
          "Managed datasets are Iceberg tables of format 2, not %s; leave format-version out.",
          metadata.formatVersion());
    }
    for (String property : PLACES) {
      if (metadata.properties().containsKey(property)) {
        throw new BadRequestException(
            "The files of a managed dataset lie in its own place; remove %s.", property);
      }
    }
    for (MetadataUpdate change : metadata.changes()) {
      if (change instanceof AddSnapshot added) {
        check(added.snapshot(), location);
      }
    }
  }

  /** Those that were there before were looked at when they were added. */
  private static void check(Snapshot added, String location) {
    String list = added.manifestListLocation();
    if (list != null && !list.startsWith(location + "/")) {
      throw new BadRequestException(
          "The manifest list %s lies outside of the table's place %s.", list, location);
    }
  }

  /** Outputs of runs are published by the run's own batch, not by its code. */
  static void refuseRuns(Caller caller) {
    if (caller.origin() == Caller.Origin.RUN) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "A run's code cannot change tables through the catalog; its outputs are published at its end.");
    }
  }
}
