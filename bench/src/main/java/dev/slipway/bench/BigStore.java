// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A data directory with 1,000 projects of 50 datasets each. It is written once, straight into the
 * store, and copied from {@code bench/target} for each use.
 */
final class BigStore {
  static final int PROJECTS = Integer.getInteger("slipway.bench.projects", 1_000);
  static final int DATASETS = 50;
  static final String SIZE = "%,d datasets".formatted(PROJECTS * DATASETS);
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(9);

  private BigStore() {}

  /** The directory, whose files the caller may change. */
  static Path copy(Home home, String name) throws IOException {
    Path made = home.root().resolve("bench/target/big-store-" + PROJECTS);
    if (!Files.exists(made)) {
      Path draft = Files.createTempDirectory(made.getParent(), "big-store-draft");
      try (Store store = OwnStores.sqlite(draft)) {
        new BigStore().fill(store);
      }
      Files.move(draft, made);
    }
    Path copy = Files.createDirectories(home.scratch().resolve(name));
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  static String project(int number) {
    return "project-" + number;
  }

  static String dataset(int number) {
    return "dataset-" + number;
  }

  private void fill(Store store) {
    for (int i = 0; i < PROJECTS; i++) {
      Name project = new Name(project(i));
      List<Write> writes = new ArrayList<>();
      writes.add(
          put(
              Ref.ofInstance(Kind.PROJECT, project),
              Documents.write(new ProjectSpec(new Name("files"), false))));
      for (int j = 0; j < DATASETS; j++) {
        writes.add(
            put(
                Ref.inProject(Kind.DATASET, project, new Name(dataset(j))),
                Documents.write(new DatasetSpec.Managed(DatasetSpec.DEFAULT, List.of()))));
      }
      store.commit(
          new Batch(Uid.next(MADE, random), Caller.SYSTEM, List.of(), List.copyOf(writes)));
    }
  }

  private Write put(Ref ref, Json spec) {
    Resource.Labels labels =
        new Resource.Labels(
            "What is called " + ref.name(),
            "It was made so that there is a lot to look through, with a few words of description.",
            List.of("bench", "n" + random.nextInt(100)),
            new Name("owner"));
    return new Write.PutResource(
        new Resource<>(Uid.next(MADE, random), ref, 1, 1, 0, labels, spec, Json.EMPTY, MADE, MADE));
  }
}
