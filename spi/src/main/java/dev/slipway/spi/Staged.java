// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Durable files of a table that nobody can see yet, and what the checks found in them.
 *
 * @param findings one for each check of the task, in order
 * @param peakBytes most memory that the engine's process held
 */
public record Staged(List<File> files, List<Finding> findings, long peakBytes) {
  public Staged {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /**
   * A Parquet file.
   *
   * @param columns statistics by Iceberg field id
   */
  public record File(String uri, long bytes, long rows, Map<Integer, ColumnStatistics> columns) {
    public File {
      columns = Map.copyOf(columns);
    }
  }

  /**
   * @param bytes compressed size
   * @param least smallest value as SQL text, absent where all are null or the type has no order
   */
  public record ColumnStatistics(
      long bytes, long nulls, Optional<String> least, Optional<String> most) {}

  /**
   * @param violations rows that break the check, 0 if it holds
   * @param observed what was seen, for a sentence
   */
  public record Finding(long violations, String observed) {}

  public long rows() {
    return files.stream().mapToLong(File::rows).sum();
  }

  public long bytes() {
    return files.stream().mapToLong(File::bytes).sum();
  }
}
