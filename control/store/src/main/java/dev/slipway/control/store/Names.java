// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.Optional;

/** From names to what is stored, and back to the names of today. */
final class Names {
  private Names() {}

  static Optional<Item> find(Rows rows, Kind kind, Optional<Uid> project, Name name) {
    return rows
        .list(
            Query.of(ResourceTables.RESOURCES)
                .where("kind", kind.value())
                .where("project", ResourceTables.project(project))
                .where("name_key", name.key()))
        .stream()
        .findFirst();
  }

  static Optional<Item> project(Rows rows, Name name) {
    return find(rows, Kind.PROJECT, Optional.empty(), name);
  }

  /** The resource with its project's current name, or the last one of a project that is gone. */
  static Resource<Json> resolve(Rows rows, Item item) {
    return item.within(item.project().flatMap(project -> newest(rows, project)).map(Item::name));
  }

  /** The resource as it is, or as it was before it was deleted. */
  static Optional<Item> newest(Rows rows, Uid uid) {
    return rows.find(ResourceTables.RESOURCES, uid.value()).or(() -> lastGeneration(rows, uid));
  }

  static Optional<Item> lastGeneration(Rows rows, Uid uid) {
    return rows
        .list(
            Query.of(ResourceTables.GENERATIONS)
                .where("uid", uid.value())
                .descending("generation")
                .limit(1))
        .stream()
        .findFirst();
  }

  static SlipwayException missing(Rows rows, Uid uid) {
    return Refusal.conflict(
        lastGeneration(rows, uid)
            .map(item -> resolve(rows, item).ref() + " was deleted.")
            .orElse("There is no resource of uid " + uid + "."));
  }

  static SlipwayException changed(Ref ref, long stored, long expected) {
    return Refusal.conflict(
        ref
            + " was changed by somebody else: it is at generation "
            + stored
            + ", and the refused change was made from generation "
            + expected
            + ". Read it again and decide anew.");
  }
}
