// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.Places.Place;
import dev.slipway.documents.Documents;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Connections;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import dev.slipway.spi.Page;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Store;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.iceberg.TableMetadata;

/**
 * Removes the files of managed tables that nothing leads to any more: of commits that were killed
 * half-way, and of snapshots that a table's metadata no longer tells of. A file goes only if its
 * name is one that Slipway gives, it is older than the grace, no unfinished run has made it, and no
 * pointer of its table, published or not, leads to it. Each removal stands by itself, so that a
 * sweep may be killed anywhere and is simply begun again.
 */
public final class TableSweep {
  /** Longer than anybody takes from writing a file to committing what names it. */
  public static final Duration GRACE = Duration.ofDays(7);

  /** Of one table in one go, as a store may take long for each; the rest waits for the next. */
  static final int MOST = 1_000;

  /**
   * Whose turn it is.
   *
   * @param project page token of the project, "" for the first
   * @param dataset page token of the dataset in it, "" for the first
   */
  public record Turn(String project, String dataset) {
    public static final Turn FIRST = new Turn("", "");
  }

  private static final System.Logger LOG = System.getLogger(TableSweep.class.getName());
  private static final String UID = "[0-9a-z]{26}";
  private static final Pattern OURS =
      Pattern.compile(
          "metadata/\\d{5,}-@[^/]*\\.metadata\\.json|metadata/@[^/]*-m\\d+\\.avro|"
                  .replace("@", UID)
              + "metadata/snap-\\d+-\\d+-[0-9a-f-]{36}\\.avro|"
              + "data/@-[^/]+/[^/]+\\.parquet".replace("@", UID));

  private final Store store;
  private final Places places;
  private final InstantSource clock;
  private final Supplier<List<String>> unfinished;
  private final int most;

  /**
   * @param unfinished uids of the runs that have not ended, which the names of their files begin
   *     with
   */
  public TableSweep(
      Store store,
      Connections connections,
      Authorizer authorizer,
      InstantSource clock,
      Supplier<List<String>> unfinished) {
    this(store, connections, authorizer, clock, unfinished, MOST);
  }

  TableSweep(
      Store store,
      Connections connections,
      Authorizer authorizer,
      InstantSource clock,
      Supplier<List<String>> unfinished,
      int most) {
    this.store = store;
    this.places = new Places(store.resources(), connections, authorizer);
    this.clock = clock;
    this.unfinished = unfinished;
    this.most = most;
  }

  /**
   * Sweeps the tables of some datasets. A table that cannot be swept is told in the log and left as
   * it is.
   *
   * @param from where the step before has ended
   * @return where the next step goes on; empty when all tables have had their turn
   */
  public Optional<Turn> step(Turn from, int tables) {
    Page<Resource<Json>> projects =
        list(Kind.PROJECT, Optional.empty(), new Page.Request(1, from.project()));
    Optional<String> left = Optional.empty();
    for (Resource<Json> project : projects.items()) {
      Page<Resource<Json>> datasets =
          list(Kind.DATASET, Optional.of(project.uid()), new Page.Request(tables, from.dataset()));
      datasets.items().forEach(this::sweepOrTell);
      left = datasets.next();
    }
    return left.map(dataset -> new Turn(from.project(), dataset))
        .or(() -> projects.next().map(project -> new Turn(project, "")));
  }

  private Page<Resource<Json>> list(Kind kind, Optional<Uid> project, Page.Request request) {
    return store.resources().list(kind, project, request);
  }

  private void sweepOrTell(Resource<Json> dataset) {
    try {
      sweep(dataset);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Files of the dataset " + dataset.uid() + " were not swept.", e);
    }
  }

  /** How many files were removed. */
  int sweep(Resource<Json> stored) {
    DatasetSpec spec = Documents.readStored(DatasetSpec.class, stored.spec());
    if (!(spec instanceof DatasetSpec.Managed)) {
      return 0;
    }
    Place place = places.of(stored.withSpec(spec));
    List<ObjectInfo> old = old(place);
    if (old.isEmpty()) {
      return 0;
    }
    // Only now, so that what a run or a commit has begun to use meanwhile is seen to be used.
    List<String> runs = unfinished.get();
    ReachedFiles reached = reached(place, stored);
    int removed = 0;
    for (ObjectInfo file : old) {
      boolean isKept =
          reached.contains(place.objects().uri(file.path()))
              || runs.stream().anyMatch(file.path().value()::contains);
      if (!isKept && removed < most) {
        place.objects().delete(file.path());
        removed++;
      }
    }
    return removed;
  }

  private List<ObjectInfo> old(Place place) {
    ObjectPath root = StoreFileIO.path(place.objects(), place.location());
    Instant before = clock.instant().minus(GRACE);
    List<ObjectInfo> found = new ArrayList<>();
    Iterator<ObjectInfo> all = place.objects().list(root);
    while (all.hasNext()) {
      ObjectInfo file = all.next();
      String name = file.path().value().substring(root.value().length() + 1);
      if (file.changed().isBefore(before) && OURS.matcher(name).matches()) {
        found.add(file);
      }
    }
    return found;
  }

  /**
   * @throws SlipwayException if some of it cannot be read
   */
  private ReachedFiles reached(Place place, Resource<Json> dataset) {
    MetadataFiles files = new MetadataFiles();
    ReachedFiles reached = new ReachedFiles(new StoreFileIO(place.objects()));
    for (Pointer pointer : store.tips().pointers(dataset.uid())) {
      if (place.holds(pointer)) {
        TableMetadata metadata = files.read(place.objects(), pointer);
        reached.add(metadata);
      }
    }
    return reached;
  }
}
