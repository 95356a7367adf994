// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.spi.Staged;
import dev.slipway.spi.Staged.ColumnStatistics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** Staged Parquet files as Iceberg's data files, with the statistics that let engines skip them. */
final class StagedFiles {
  private StagedFiles() {}

  static DataFile dataFile(Schema schema, Staged.File file) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath(file.uri())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.bytes())
        .withMetrics(metrics(schema, file))
        .build();
  }

  /** Counts and bounds of top-level columns only: below a list or map, values are not rows. */
  private static Metrics metrics(Schema schema, Staged.File file) {
    Map<Integer, Long> sizes = new HashMap<>();
    Map<Integer, Long> values = new HashMap<>();
    Map<Integer, Long> nulls = new HashMap<>();
    Map<Integer, ByteBuffer> least = new HashMap<>();
    Map<Integer, ByteBuffer> most = new HashMap<>();
    file.columns().forEach((id, column) -> sizes.put(id, column.bytes()));
    for (NestedField field : schema.columns()) {
      ColumnStatistics column = file.columns().get(field.fieldId());
      if (column != null && field.type().isPrimitiveType()) {
        values.put(field.fieldId(), file.rows());
        nulls.put(field.fieldId(), column.nulls());
        column
            .least()
            .flatMap(text -> Bounds.least(field.type(), text))
            .ifPresent(b -> least.put(field.fieldId(), b));
        column
            .most()
            .flatMap(text -> Bounds.most(field.type(), text))
            .ifPresent(b -> most.put(field.fieldId(), b));
      }
    }
    return new Metrics(file.rows(), sizes, values, nulls, Map.of(), least, most);
  }
}
