// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.data.storage.MemoryObjectStore;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Schema;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.Staged;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Schema COLUMNS = new Schema(List.of(Column.of("a", Primitive.INT64)));
  private static final Staged NOTHING = new Staged(List.of(), List.of(), 0);

  private final ObjectStore store = new MemoryObjectStore("history", Clock.systemUTC());
  private final String location = store.uri(new ObjectPath("table"));

  @Test
  void keepsTheNewestSnapshotsInTheirOrder() {
    TableMetadata table = built(Optional.empty(), 30);
    Snapshot before = table.currentSnapshot();

    table = built(Optional.of(table), History.MOST_SNAPSHOTS - 1);
    assertThat(table.snapshots()).hasSize(History.MOST_SNAPSHOTS);
    assertThat(table.snapshots().getFirst().snapshotId()).isEqualTo(before.snapshotId());
    assertThat(table.snapshots().getLast()).isEqualTo(table.currentSnapshot());

    table = built(Optional.of(table), 1);
    assertThat(table.snapshots()).hasSize(History.MOST_SNAPSHOTS);
    assertThat(table.snapshot(before.snapshotId())).isNull();
  }

  @Test
  void keepsWhatATagNamesHoweverOld() {
    TableMetadata table = built(Optional.empty(), 1);
    long first = table.currentSnapshot().snapshotId();
    TableMetadata tagged =
        TableMetadata.buildFrom(table)
            .setRef("audited", SnapshotRef.tagBuilder(first).build())
            .build();

    TableMetadata later = built(Optional.of(tagged), History.MOST_SNAPSHOTS + 10);

    assertThat(later.snapshot(first)).isNotNull();
    assertThat(later.ref("audited").snapshotId()).isEqualTo(first);
    assertThat(later.snapshots()).hasSize(History.MOST_SNAPSHOTS + 1);
  }

  private TableMetadata built(Optional<TableMetadata> from, int times) {
    TableMetadata table = from.orElseGet(() -> Replacement.of(Optional.empty(), COLUMNS, location));
    for (int i = 0; i < times; i++) {
      TableMetadata next = Replacement.of(Optional.of(table), COLUMNS, location);
      String name = "n" + next.lastSequenceNumber();
      table = new Append(new StoreFileIO(store), next).of(NOTHING, name);
    }
    return table;
  }
}
