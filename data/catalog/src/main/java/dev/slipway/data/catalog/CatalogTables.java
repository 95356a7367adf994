// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.MetadataFiles.Written;
import dev.slipway.data.catalog.Places.Place;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.WriteMode;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Connections;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.TableHistory;
import dev.slipway.spi.Tables;
import dev.slipway.spi.Tips;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/**
 * Managed datasets as Iceberg tables of format 2, each output a whole new content with one
 * snapshot.
 */
public final class CatalogTables implements Tables {
  private static final long MOST_CACHED_FILES = 200_000;
  private static final long MOST_BEGUN = 64;

  private final Places places;
  private final Tips tips;
  private final RandomGenerator random;
  private final MetadataFiles files = new MetadataFiles();
  private final Cache<List<Scan.File>> live = new Cache<>(MOST_CACHED_FILES);
  private final Cache<Begun> replacements = new Cache<>(MOST_BEGUN);

  private record Begun(Staging staging, TableMetadata replaced) {}

  /**
   * @param random for file names; safe for use by several threads
   */
  public CatalogTables(
      ResourceStore resources,
      Tips tips,
      Connections connections,
      Authorizer authorizer,
      RandomGenerator random) {
    this.places = new Places(resources, connections, authorizer);
    this.tips = tips;
    this.random = random;
  }

  /** What the tables held before. */
  public TableHistory history() {
    return new CatalogHistory(places, tips, files, random);
  }

  @Override
  public Optional<State> find(Caller caller, Resource<DatasetSpec> dataset) {
    places.require(caller, Action.READ, dataset);
    Place place = places.of(dataset);
    return tips.pointer(Pointer.Key.published(dataset.uid()))
        .filter(place::holds)
        .map(pointer -> state(files.read(place.objects(), pointer)));
  }

  @Override
  public Optional<Scan> scan(Caller caller, Resource<DatasetSpec> dataset, String scope) {
    places.require(caller, Action.READ, dataset);
    Place place = places.of(dataset);
    return tips.pointer(new Pointer.Key(dataset.uid(), scope))
        .filter(place::holds)
        .map(pointer -> scan(place, dataset.name(), pointer));
  }

  @Override
  public Staging stage(
      Caller caller, Resource<DatasetSpec> dataset, Schema schema, String attempt) {
    places.require(caller, Action.RUN, dataset);
    Place place = places.of(dataset);
    Optional<Pointer> based = tips.pointer(Pointer.Key.published(dataset.uid()));
    Optional<TableMetadata> base = base(place, based);
    String location = base.map(TableMetadata::location).orElse(place.location());
    TableMetadata replaced = begun(base, dataset, schema, location);
    Staging staging =
        new Staging(
            dataset,
            schema,
            FieldIds.of(replaced.schema()),
            based,
            location,
            location + "/data/" + attempt,
            attempt);
    replacements.put(staging.directory(), new Begun(staging, replaced), 1);
    return staging;
  }

  @Override
  public Prepared prepare(Caller caller, Staging staging, Staged staged) {
    places.require(caller, Action.RUN, staging.dataset());
    Place place = places.of(staging.dataset());
    String name = staging.attempt() + "-" + Long.toHexString(random.nextLong());
    StoreFileIO io = new StoreFileIO(place.objects());
    TableMetadata published = new Append(io, replaced(place, staging)).of(staged, name);
    long version = 1 + staging.based().map(Pointer::version).orElse(0L);
    Written written = files.write(place.objects(), published, io.written(), version, name);
    Pointer pointer = written.pointer(Pointer.Key.published(staging.dataset().uid()), version);
    State state = state(written.metadata());
    return new Prepared(pointer, pointer.snapshot(), state.rows(), state.bytes());
  }

  /** What was found when the attempt began, or the same made again. */
  private TableMetadata replaced(Place place, Staging staging) {
    return replacements
        .find(staging.directory())
        .filter(begun -> begun.staging().equals(staging))
        .map(Begun::replaced)
        .orElseGet(() ->
            begun(
                base(place, staging.based()),
                staging.dataset(),
                staging.schema(),
                staging.location()));
  }

  /** Without rows, or with those that new ones are added to. */
  private static TableMetadata begun(
      Optional<TableMetadata> base, Resource<DatasetSpec> dataset, Schema schema, String location) {
    return base.isPresent() && isAppendedTo(dataset.spec())
        ? Addition.of(base.get(), schema, dataset.name())
        : Replacement.of(base, schema, location);
  }

  private static boolean isAppendedTo(DatasetSpec spec) {
    return spec instanceof DatasetSpec.Managed managed
        && managed.writeMode() instanceof WriteMode.Append;
  }

  @Override
  public void discard(Caller caller, Staging staging) {
    places.require(caller, Action.RUN, staging.dataset());
    ObjectStore objects = places.of(staging.dataset()).objects();
    objects
        .path(staging.directory())
        .ifPresent(directory ->
            objects.list(directory).forEachRemaining(file -> objects.delete(file.path())));
  }

  /** None where the dataset has moved to another connection: its table begins anew there. */
  private Optional<TableMetadata> base(Place place, Optional<Pointer> based) {
    return based.filter(place::holds).map(pointer -> files.read(place.objects(), pointer));
  }

  private Scan scan(Place place, Name name, Pointer pointer) {
    TableMetadata metadata = files.read(place.objects(), pointer);
    StoreFileIO io = new StoreFileIO(place.objects());
    List<Scan.File> list =
        live.find(pointer.location())
            .orElseGet(() -> new LiveFiles(metadata, io, name.value()).list());
    live.put(pointer.location(), list, 1L + list.size());
    return scan(metadata, list);
  }

  /** What to read for the current snapshot of a table. */
  static Scan scan(TableMetadata metadata, StoreFileIO io, Name name) {
    return scan(metadata, new LiveFiles(metadata, io, name.value()).list());
  }

  private static Scan scan(TableMetadata metadata, List<Scan.File> list) {
    boolean isAsBuilt = Append.isAsBuilt(metadata);
    return new Scan(
        SchemaMapping.fromIceberg(metadata.schema()),
        new Format.Parquet(),
        isAsBuilt ? Map.of() : FieldIds.of(metadata.schema()),
        isAsBuilt,
        list,
        version(metadata));
  }

  private static State state(TableMetadata metadata) {
    Snapshot snapshot = metadata.currentSnapshot();
    Map<String, String> summary = snapshot == null ? Map.of() : snapshot.summary();
    return new State(
        SchemaMapping.fromIceberg(metadata.schema()),
        MetadataFiles.snapshotId(metadata),
        version(metadata),
        Long.parseLong(summary.getOrDefault("total-records", "0")),
        Long.parseLong(summary.getOrDefault("total-files-size", "0")));
  }

  /** A change of the columns alone, by another program, makes no snapshot but another version. */
  private static String version(TableMetadata metadata) {
    Snapshot snapshot = metadata.currentSnapshot();
    if (snapshot == null) {
      return "-1";
    }
    Integer written = snapshot.schemaId();
    boolean isSame = written == null || written == metadata.currentSchemaId();
    return snapshot.snapshotId() + (isSame ? "" : "-schema-" + metadata.currentSchemaId());
  }
}
