// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.access.Access;
import dev.slipway.control.plan.Planner;
import dev.slipway.control.secrets.KeyPlace;
import dev.slipway.control.secrets.References;
import dev.slipway.control.secrets.Vault;
import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.documents.YamlDocument;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Resources over a store in memory, spoken to in YAML. */
final class Studio {
  static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  static final Caller OWNER = Access.owner();

  static final Map<String, String> VARIABLES = Map.of("CLOUD_KEY", "from the environment");

  /** A connection, a project, one external dataset, and a recipe that makes a managed one. */
  static final String BASE =
      """
      kind: connection
      name: files
      spec: {type: local, root: data, managedPath: 'managed/${projectKey}'}
      ---
      kind: project
      name: nyc
      spec: {connection: files}
      ---
      kind: dataset
      project: nyc
      name: flights
      spec:
        type: external
        connection: files
        path: flights.csv
        format: {type: csv}
        schema:
          - {name: carrier, type: string}
          - {name: delay, type: int32}
      ---
      kind: dataset
      project: nyc
      name: late
      spec: {type: managed}
      ---
      kind: recipe
      project: nyc
      name: filter_late
      spec:
        inputs: [{dataset: flights}]
        outputs: [late]
        operation: {type: filter, condition: delay > 15}
      """;

  final Store store;
  final Authorizer access;
  final FakeDetector detector = new FakeDetector();
  final Vault vault;
  final Resources resources;

  Studio() {
    this(Stores.inMemory(InstantSource.fixed(NOON)));
  }

  Studio(Store store) {
    this(store, new Access(store));
  }

  Studio(InstantSource clock) {
    this(Stores.inMemory(clock), clock);
  }

  private Studio(Store store, InstantSource clock) {
    this(store, new Access(store), clock);
  }

  Studio(Store store, Authorizer authorizer) {
    this(store, authorizer, InstantSource.fixed(NOON));
  }

  private Studio(Store store, Authorizer authorizer, InstantSource clock) {
    this.store = store;
    this.access = authorizer;
    this.vault =
        new Vault(
            store,
            authorizer,
            KeyPlace.inMemory(),
            new References(name -> Optional.ofNullable(VARIABLES.get(name)), Optional.empty()),
            clock,
            new Random(8));
    this.resources =
        new Resources(
            store,
            authorizer,
            new Planner(),
            KindRegistry.standard(List.of(new FakeProvider(), new FakeCloud()), vault, authorizer),
            detector,
            clock,
            new Random(7));
  }

  static Studio withBase() {
    Studio studio = new Studio();
    studio.apply(BASE);
    return studio;
  }

  static List<Draft> drafts(String yaml) {
    List<Draft> drafts = new ArrayList<>();
    for (YamlDocument document : Documents.parseYaml(yaml, "test.yaml")) {
      ResourceDocument read = Documents.read(ResourceDocument.class, document.json());
      drafts.add(Draft.of(read, new Draft.Source("", document::line)));
    }
    return drafts;
  }

  static Draft draft(String yaml) {
    return drafts(yaml).getFirst();
  }

  List<Applied> apply(String yaml) {
    return resources.apply(OWNER, drafts(yaml), false);
  }

  Applied put(String yaml, Precondition precondition) {
    return resources.put(OWNER, draft(yaml), precondition);
  }

  Applied patch(Ref ref, String json) {
    return resources.patch(OWNER, ref, new Json(json), Precondition.ANY);
  }

  static Ref dataset(String name) {
    return Ref.inProject(Kind.DATASET, new Name("nyc"), new Name(name));
  }

  static Ref recipe(String name) {
    return Ref.inProject(Kind.RECIPE, new Name("nyc"), new Name(name));
  }

  static Ref project(String name) {
    return Ref.ofInstance(Kind.PROJECT, new Name(name));
  }

  static Ref connection(String name) {
    return Ref.ofInstance(Kind.CONNECTION, new Name(name));
  }
}
