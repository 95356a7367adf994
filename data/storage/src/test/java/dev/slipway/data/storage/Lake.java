// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.secrets.KeyPlace;
import dev.slipway.control.secrets.References;
import dev.slipway.control.secrets.Vault;
import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;

/** A local connection {@code disk} below a data directory, and a project. */
final class Lake {
  static final Caller ANN =
      new Caller(new Uid("01jd00000000000000000000an"), new Name("ann"), Caller.Origin.USER);
  static final Name DISK = new Name("disk");

  final Store store = Stores.inMemory(InstantSource.system());
  final Random random = new Random(3);
  final Door door = new Door();
  final Vault vault =
      new Vault(
          store,
          door,
          KeyPlace.inMemory(),
          new References(_ -> Optional.of("from the environment"), Optional.empty()),
          InstantSource.system(),
          random);
  final KeyedProvider keyed = new KeyedProvider();
  final Path root;
  final StoredConnections connections;
  final ExternalFiles tables;
  final ConnectionFiles files;

  Lake(Path dataDirectory) {
    root = dataDirectory.resolve("lake");
    connections =
        new StoredConnections(
            store.resources(),
            door,
            List.of(
                new LocalProvider(dataDirectory, Set.of(), Set.of(), random, Runnable::run), keyed),
            vault);
    tables = new ExternalFiles(store.resources(), connections, door);
    files = new ConnectionFiles(connections, door, 100);
    put(Ref.ofInstance(Kind.CONNECTION, DISK), 1, local("lake"));
    put(Ref.ofInstance(Kind.PROJECT, new Name("air")), 1, new ProjectSpec(DISK, false));
  }

  static ConnectionSpec local(String root) {
    return new ConnectionSpec("local", root, "managed/${projectKey}", Map.of());
  }

  Resource<Json> put(Ref ref, long generation, Object spec) {
    Uid uid = store.resources().find(ref).map(Resource::uid).orElseGet(this::uid);
    Resource.Labels labels = Resource.Labels.ownedBy(ANN.name());
    Resource<Json> made =
        new Resource<>(
            uid,
            ref,
            1,
            generation,
            0,
            labels,
            Documents.write(spec),
            Json.EMPTY,
            Instant.EPOCH,
            Instant.EPOCH);
    store.commit(Batch.of(uid(), ANN, new Write.PutResource(made)));
    return made;
  }

  Resource<DatasetSpec> external(String path) {
    DatasetSpec spec =
        new DatasetSpec.External(
            "disk", path, Optional.of(Format.Csv.standard()), Schema.EMPTY, List.of());
    return put(
            Ref.inProject(Kind.DATASET, new Name("air"), new Name("d" + random.nextInt(1 << 30))),
            1,
            spec)
        .withSpec(spec);
  }

  void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static void assertFault(ErrorCode code, String words, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  Uid uid() {
    return Uid.next(Instant.EPOCH, random);
  }
}
