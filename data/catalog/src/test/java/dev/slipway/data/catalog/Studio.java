// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.control.store.Stores;
import dev.slipway.data.storage.LocalProvider;
import dev.slipway.data.storage.StoredConnections;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Connections;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A project {@code air} on a local connection, as everything in this module's tests needs it. */
final class Studio {
  static final Caller ANN =
      new Caller(new Uid("01jd00000000000000000000an"), new Name("ann"), Caller.Origin.USER);
  static final Name PROJECT = new Name("air");

  final InstantSource clock = InstantSource.system();
  final Random random = new Random(7);
  final Store store = new Witness(Stores.inMemory(clock));
  final OpenDoor door = new OpenDoor();
  final Path root;
  final Connections connections;
  final CatalogTables tables;

  Studio(Path directory) {
    root = directory.resolve("lake");
    connections =
        new StoredConnections(
            store.resources(),
            door,
            List.of(new LocalProvider(directory, Set.of(), Set.of(), random, Runnable::run)),
            SecretVault.NONE);
    tables = freshTables();
    put(
        Ref.ofInstance(Kind.CONNECTION, new Name("disk")),
        new ConnectionSpec("local", "lake", "managed/${projectKey}", Map.of()));
    put(Ref.ofInstance(Kind.PROJECT, PROJECT), new ProjectSpec(new Name("disk"), false));
  }

  /** As a server that has just started has them: nothing is kept of what was read before. */
  final CatalogTables freshTables() {
    return new CatalogTables(store.resources(), store.tips(), connections, door, random);
  }

  CatalogApi api() {
    return new CatalogApi(store, connections, door, clock, random);
  }

  Resource<DatasetSpec> managed(String name) {
    DatasetSpec spec = new DatasetSpec.Managed(DatasetSpec.DEFAULT, List.of());
    return put(Ref.inProject(Kind.DATASET, PROJECT, new Name(name)), spec).withSpec(spec);
  }

  Resource<Json> put(Ref ref, Object spec) {
    Resource.Labels labels = Resource.Labels.ownedBy(ANN.name());
    Instant now = clock.instant();
    Resource<Json> made =
        new Resource<>(uid(), ref, 1, 1, 0, labels, Documents.write(spec), Json.EMPTY, now, now);
    commit(new Write.PutResource(made));
    return made;
  }

  void commit(Write... writes) {
    store.commit(Batch.of(uid(), ANN, writes));
  }

  Uid uid() {
    return Uid.next(clock.instant(), random);
  }
}
