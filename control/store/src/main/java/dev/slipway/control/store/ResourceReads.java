// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads resources, with the names that their projects have today. */
final class ResourceReads implements ResourceStore {
  private final Database database;

  ResourceReads(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Resource<Json>> find(Ref ref) {
    return database.read(rows -> {
      Optional<Uid> project =
          ref.project().flatMap(name -> Names.project(rows, name)).map(Item::uid);
      return project.isEmpty() && ref.project().isPresent()
          ? Optional.<Resource<Json>>empty()
          : Names.find(rows, ref.kind(), project, ref.name())
              .map(item -> Names.resolve(rows, item));
    });
  }

  @Override
  public Optional<Resource<Json>> find(Uid uid) {
    return database.read(rows ->
        rows.find(ResourceTables.RESOURCES, uid.value()).map(item -> Names.resolve(rows, item)));
  }

  @Override
  public List<Resource<Json>> findAll(Collection<Uid> uids) {
    return uids.isEmpty() ? List.of() : database.read(rows -> findAll(rows, uids));
  }

  /** Of many resources of few projects, each project is read once. */
  private static List<Resource<Json>> findAll(Rows rows, Collection<Uid> uids) {
    Map<Uid, Optional<Name>> projects = new HashMap<>();
    List<Resource<Json>> found = new ArrayList<>(uids.size());
    for (Uid uid : uids) {
      rows.find(ResourceTables.RESOURCES, uid.value())
          .map(item ->
              item.within(
                  item.project()
                      .flatMap(project ->
                          projects.computeIfAbsent(
                              project, one -> Names.newest(rows, one).map(Item::name)))))
          .ifPresent(found::add);
    }
    return found;
  }

  @Override
  public Optional<Resource<Json>> find(Uid uid, long generation) {
    return database.read(rows ->
        rows.find(ResourceTables.RESOURCES, uid.value())
            .filter(item -> item.resource().generation() == generation)
            .or(() -> rows.find(ResourceTables.GENERATIONS, uid.value(), generation))
            .map(item -> Names.resolve(rows, item)));
  }

  @Override
  public Page<Resource<Json>> list(Kind kind, Optional<Uid> project, Page.Request page) {
    Query<Item> query =
        Query.of(ResourceTables.RESOURCES)
            .where("kind", kind.value())
            .where("project", ResourceTables.project(project))
            .ascending("name_key")
            .after(page.after().isEmpty() ? List.of() : List.of(page.after()))
            .limit(Pages.fetch(page));
    return database.read(rows -> {
      Optional<Name> name = project.flatMap(uid -> Names.newest(rows, uid)).map(Item::name);
      return Pages.cut(
          rows.list(query), page, item -> item.name().key(), item -> item.within(name));
    });
  }
}
