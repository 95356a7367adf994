// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.Places.Place;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.TableHistory;
import dev.slipway.spi.Tables.Prepared;
import dev.slipway.spi.Tips;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;

/** The snapshots that the metadata of managed tables still tells of. */
final class CatalogHistory implements TableHistory {
  private final Places places;
  private final Tips tips;
  private final MetadataFiles files;
  private final RandomGenerator random;

  CatalogHistory(Places places, Tips tips, MetadataFiles files, RandomGenerator random) {
    this.places = places;
    this.tips = tips;
    this.files = files;
    this.random = random;
  }

  /** A table as it is published. */
  private record Published(Place place, Pointer pointer, TableMetadata metadata) {}

  @Override
  public List<Version> versions(Caller caller, Resource<DatasetSpec> dataset) {
    places.require(caller, Action.READ, dataset);
    return published(dataset).stream()
        .flatMap(table ->
            table.metadata().snapshots().reversed().stream()
                .map(snapshot -> version(table.metadata(), snapshot)))
        .toList();
  }

  private static Version version(TableMetadata metadata, Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return new Version(
        snapshot.snapshotId(),
        Instant.ofEpochMilli(snapshot.timestampMillis()),
        String.valueOf(snapshot.operation()),
        Long.parseLong(summary.getOrDefault("total-records", "0")),
        Long.parseLong(summary.getOrDefault("total-files-size", "0")),
        snapshot.snapshotId() == MetadataFiles.snapshotId(metadata));
  }

  @Override
  public Scan scan(Caller caller, Resource<DatasetSpec> dataset, long snapshot) {
    places.require(caller, Action.READ, dataset);
    Published table =
        published(dataset)
            .filter(found -> found.metadata().snapshot(snapshot) != null)
            .orElseThrow(() -> absent(dataset, snapshot));
    return CatalogTables.scan(
        at(table.metadata(), snapshot), new StoreFileIO(table.place().objects()), dataset.name());
  }

  @Override
  public Prepared rolledBack(Caller caller, Resource<DatasetSpec> dataset, long snapshot) {
    places.require(caller, Action.WRITE, dataset);
    Published table = require(dataset);
    if (table.metadata().snapshot(snapshot) == null) {
      throw absent(dataset, snapshot);
    }
    return write(table, at(table.metadata(), snapshot), Map.of(), "back");
  }

  private static SlipwayException absent(Resource<DatasetSpec> dataset, long snapshot) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        "Dataset '"
            + dataset.name()
            + "' has no snapshot "
            + snapshot
            + " (any more). See which there are, and choose one of those.");
  }

  @Override
  public Prepared cleared(Caller caller, Resource<DatasetSpec> dataset) {
    places.require(caller, Action.WRITE, dataset);
    Published table = require(dataset);
    TableMetadata empty =
        Replacement.of(
            Optional.of(table.metadata()),
            SchemaMapping.fromIceberg(table.metadata().schema()),
            table.metadata().location());
    StoreFileIO io = new StoreFileIO(table.place().objects());
    Staged nothing = new Staged(List.of(), List.of(), 0);
    String name = name("cleared");
    return write(table, new Append(io, empty).of(nothing, name), io.written(), name);
  }

  /** The same table with an earlier snapshot as its current one, and the columns of that time. */
  private static TableMetadata at(TableMetadata metadata, long snapshot) {
    Integer schema = metadata.snapshot(snapshot).schemaId();
    TableMetadata.Builder builder =
        TableMetadata.buildFrom(metadata).setBranchSnapshot(snapshot, SnapshotRef.MAIN_BRANCH);
    return schema == null ? builder.build() : builder.setCurrentSchema(schema).build();
  }

  private Prepared write(
      Published table, TableMetadata changed, Map<ObjectPath, byte[]> named, String name) {
    long version = table.pointer().version() + 1;
    Pointer pointer =
        files
            .write(table.place().objects(), changed, named, version, name(name))
            .pointer(table.pointer().key(), version);
    Version now = version(changed, changed.currentSnapshot());
    return new Prepared(pointer, pointer.snapshot(), now.rows(), now.bytes());
  }

  private String name(String what) {
    return what + "-" + Long.toHexString(random.nextLong());
  }

  private Published require(Resource<DatasetSpec> dataset) {
    return published(dataset)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.CONFLICT,
                "Dataset '" + dataset.name() + "' was never built, so it has no content."));
  }

  private Optional<Published> published(Resource<DatasetSpec> dataset) {
    Place place = places.of(dataset);
    return tips.pointer(Pointer.Key.published(dataset.uid()))
        .filter(place::holds)
        .map(pointer -> new Published(place, pointer, files.read(place.objects(), pointer)));
  }
}
