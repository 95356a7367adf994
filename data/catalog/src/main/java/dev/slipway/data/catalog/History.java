// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;

/**
 * How much of a table's past its metadata tells. Every commit writes the whole of it, so that a
 * table built often would grow slower with each build.
 */
final class History {
  static final int MOST_SNAPSHOTS = 100;

  private History() {}

  /**
   * The metadata without the oldest snapshots beyond the bound, but with all that a branch or tag
   * names. The files of those left out stay where they are.
   */
  static TableMetadata bounded(TableMetadata metadata) {
    List<Snapshot> all = metadata.snapshots();
    if (all.size() <= MOST_SNAPSHOTS) {
      return metadata;
    }
    Set<Long> named = new HashSet<>();
    metadata.refs().values().stream().map(SnapshotRef::snapshotId).forEach(named::add);
    List<Long> old =
        all.subList(0, all.size() - MOST_SNAPSHOTS).stream()
            .map(Snapshot::snapshotId)
            .filter(id -> !named.contains(id))
            .toList();
    return TableMetadata.buildFrom(metadata).removeSnapshots(old).build();
  }
}
