// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;

/**
 * A table's metadata before it gets a whole new content: the new schema, the old history, no rows.
 */
final class Replacement {
  /**
   * Written without delete files, as every engine can read that, and with a short log of former
   * metadata files: pointers, not that log, tell which are a table's, and each build writes it.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          TableProperties.FORMAT_VERSION, "2",
          TableProperties.PARQUET_COMPRESSION, "zstd",
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "10",
          TableProperties.DELETE_MODE, "copy-on-write",
          TableProperties.UPDATE_MODE, "copy-on-write",
          TableProperties.MERGE_MODE, "copy-on-write");

  private Replacement() {}

  /**
   * The same arguments give the same field ids: those of the table's columns of the same name, and
   * new ones, never used before, for the others.
   */
  static TableMetadata of(Optional<TableMetadata> base, Schema schema, String location) {
    var columns = SchemaMapping.toIceberg(schema);
    PartitionSpec whole = PartitionSpec.unpartitioned();
    return base.map(table ->
            table.buildReplacement(
                columns, whole, SortOrder.unsorted(), location, properties(table)))
        .orElseGet(() -> TableMetadata.newTableMetadata(columns, whole, location, properties()));
  }

  /** What a new table starts with. */
  static Map<String, String> properties() {
    return new HashMap<>(PROPERTIES);
  }

  private static Map<String, String> properties(TableMetadata table) {
    Map<String, String> merged = properties();
    merged.putAll(table.properties());
    return merged;
  }
}
