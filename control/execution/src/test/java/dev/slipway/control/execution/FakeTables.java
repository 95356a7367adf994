// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables;
import dev.slipway.spi.Tips;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Tables whose metadata is in memory and whose pointers are in the store, as for real ones. */
final class FakeTables implements Tables {
  /** Attempts that have staged and not discarded. */
  final Set<String> staged = ConcurrentHashMap.newKeySet();

  /** How many of the next attempts to discard something leave it there. */
  final AtomicInteger failing = new AtomicInteger();

  private final Tips tips;
  private final AtomicLong snapshots = new AtomicLong(100);
  private final Map<Uid, Schema> schemas = new ConcurrentHashMap<>();

  FakeTables(Tips tips) {
    this.tips = tips;
  }

  @Override
  public Optional<State> find(Caller caller, Resource<DatasetSpec> dataset) {
    return tips.pointer(Pointer.Key.published(dataset.uid()))
        .map(p -> new State(schema(dataset), p.snapshot(), Long.toString(p.snapshot()), 10, 100));
  }

  @Override
  public Optional<Scan> scan(Caller caller, Resource<DatasetSpec> dataset, String scope) {
    return tips.pointer(new Pointer.Key(dataset.uid(), scope))
        .map(p ->
            new Scan(
                schema(dataset),
                new Format.Parquet(),
                Map.of(),
                List.of(new Scan.File(p.location(), 100, 10)),
                Long.toString(p.snapshot())));
  }

  @Override
  public Staging stage(
      Caller caller, Resource<DatasetSpec> dataset, Schema schema, String attempt) {
    staged.add(attempt);
    schemas.put(dataset.uid(), schema);
    return new Staging(
        dataset,
        schema,
        Map.of(),
        tips.pointer(Pointer.Key.published(dataset.uid())),
        "mem:/" + dataset.uid(),
        "mem:/" + dataset.uid() + "/" + attempt,
        attempt);
  }

  @Override
  public Prepared prepare(Caller caller, Staging staging, Staged content) {
    long snapshot = snapshots.incrementAndGet();
    Pointer pointer =
        new Pointer(
            Pointer.Key.published(staging.dataset().uid()),
            staging.based().map(Pointer::version).orElse(0L) + 1,
            staging.location() + "/" + snapshot + ".json",
            "0".repeat(64),
            snapshot);
    return new Prepared(pointer, snapshot, content.rows(), content.bytes());
  }

  @Override
  public void discard(Caller caller, Staging staging) {
    if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new SlipwayException(ErrorCode.UNAVAILABLE, "The disk does not answer.");
    }
    staged.remove(staging.attempt());
  }

  private Schema schema(Resource<DatasetSpec> dataset) {
    return schemas.getOrDefault(dataset.uid(), Schema.EMPTY);
  }
}
