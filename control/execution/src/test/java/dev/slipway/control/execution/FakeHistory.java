// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.TableHistory;
import dev.slipway.spi.Tables.Prepared;
import java.util.List;
import java.util.Map;

/** Tables that had a snapshot 7 once; each way back is the first move of their pointer. */
final class FakeHistory implements TableHistory {
  static final long EARLIER = 7;

  @Override
  public List<Version> versions(Caller caller, Resource<DatasetSpec> dataset) {
    return List.of();
  }

  @Override
  public Scan scan(Caller caller, Resource<DatasetSpec> dataset, long snapshot) {
    return new Scan(
        Schema.EMPTY, new Format.Parquet(), Map.of(), List.of(), Long.toString(snapshot));
  }

  @Override
  public Prepared rolledBack(Caller caller, Resource<DatasetSpec> dataset, long snapshot) {
    return prepared(dataset, snapshot);
  }

  @Override
  public Prepared cleared(Caller caller, Resource<DatasetSpec> dataset) {
    return prepared(dataset, 8);
  }

  private static Prepared prepared(Resource<DatasetSpec> dataset, long snapshot) {
    Pointer.Key key = Pointer.Key.published(dataset.uid());
    return new Prepared(new Pointer(key, 1, "mem:/x", "0".repeat(64), snapshot), snapshot, 0, 0);
  }
}
