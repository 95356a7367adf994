// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resources as they are, as they were, and when a project's specs last changed. */
final class ResourceTables {
  private ResourceTables() {}

  /** The cell that stands for "no project". */
  static final String NO_PROJECT = "";

  private static final List<Column<Item>> STATE =
      List.of(
          new Column<>("kind", item -> item.kind().value()),
          new Column<>("project", item -> project(item.project())),
          new Column<>("name_key", item -> item.resource().name().key()),
          new Column<>("name", item -> item.resource().name().value()),
          new Column<>("revision", item -> item.resource().revision()),
          new Column<>("spec_version", item -> (long) item.resource().specVersion()),
          new Column<>("labels", item -> Documents.write(item.resource().labels()).text()),
          new Column<>("spec", item -> item.resource().spec().text()),
          new Column<>("status", item -> item.resource().status().text()),
          new Column<>("created", item -> item.resource().created().toString()),
          new Column<>("updated", item -> item.resource().updated().toString()));

  private static final Column<Item> UID = new Column<>("uid", item -> item.uid().value());
  private static final Column<Item> GENERATION =
      new Column<>("generation", item -> item.resource().generation());

  static final Table<Item> RESOURCES = table("resources", 1);

  /** What {@link #RESOURCES} held before a change of spec or a deletion. */
  static final Table<Item> GENERATIONS = table("generations", 2);

  static final Table<Mark> MARKS =
      new Table<>(
          "marks",
          1,
          List.of(
              new Column<>("project", mark -> mark.project().value()),
              new Column<>("position", Mark::position),
              new Column<>("ref", Mark::ref)),
          row -> new Mark(new Uid(row.text("project")), row.number("position"), row.text("ref")));

  static String project(Optional<Uid> project) {
    return project.map(Uid::value).orElse(NO_PROJECT);
  }

  private static Table<Item> table(String name, int keys) {
    List<Column<Item>> columns = Stream.concat(Stream.of(UID, GENERATION), STATE.stream()).toList();
    return new Table<>(name, keys, columns, ResourceTables::item);
  }

  private static Item item(Row row) {
    Json labels = new Json(row.text("labels"));
    Resource<Json> resource =
        new Resource<>(
            new Uid(row.text("uid")),
            Ref.ofInstance(new Kind(row.text("kind")), new Name(row.text("name"))),
            (int) row.number("spec_version"),
            row.number("generation"),
            row.number("revision"),
            Documents.readStored(Resource.Labels.class, labels),
            new Json(row.text("spec")),
            new Json(row.text("status")),
            Instants.parse(row.text("created")),
            Instants.parse(row.text("updated")));
    String project = row.text("project");
    return new Item(resource, project.isEmpty() ? Optional.empty() : Optional.of(new Uid(project)));
  }
}
