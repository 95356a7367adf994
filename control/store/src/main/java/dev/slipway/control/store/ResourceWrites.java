// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;

/** Applies writes of resources. */
final class ResourceWrites {
  private final Rows rows;
  private final Ledger ledger;

  ResourceWrites(Rows rows, Ledger ledger) {
    this.rows = rows;
    this.ledger = ledger;
  }

  /** What the feed tells of a resource. */
  private record Body(Kind kind, Name name, long generation) {
    static Body of(Item item) {
      return new Body(item.kind(), item.name(), item.resource().generation());
    }
  }

  void put(Resource<Json> wanted) {
    Optional<Item> stored = rows.find(ResourceTables.RESOURCES, wanted.uid().value());
    Item item =
        Item.of(wanted, wanted.ref().project().map(name -> projectOf(wanted.ref(), name, stored)));
    stored.ifPresentOrElse(
        old -> requireSuccessor(old, item, wanted.ref()), () -> requireNew(item, wanted.ref()));
    if (stored.filter(old -> isCalledAs(old, item.name())).isEmpty()) {
      requireFreeName(item, wanted.ref());
    }
    stored.ifPresent(old -> rows.put(ResourceTables.GENERATIONS, old));
    long position = ledger.change(Change.Subject.RESOURCE, item.uid(), item.space(), Body.of(item));
    Json status = stored.map(old -> old.resource().status()).orElse(wanted.status());
    rows.put(ResourceTables.RESOURCES, item.at(position, status));
    mark(item, position, wanted.ref());
  }

  void recast(Write.Recast recast) {
    Optional<Item> current =
        rows.find(ResourceTables.RESOURCES, recast.resource().value())
            .filter(item -> isMeant(item, recast));
    if (current.isPresent()) {
      Item item = current.get().recast(recast.version(), recast.spec());
      long position = ledger.change(Change.Subject.STATUS, item.uid(), item.space(), Body.of(item));
      rows.put(ResourceTables.RESOURCES, item.at(position, item.resource().status()));
    } else {
      Item earlier =
          rows.find(ResourceTables.GENERATIONS, recast.resource().value(), recast.generation())
              .filter(item -> isMeant(item, recast))
              .orElseThrow(() -> overtaken(recast));
      rows.put(ResourceTables.GENERATIONS, earlier.recast(recast.version(), recast.spec()));
    }
  }

  private static boolean isMeant(Item item, Write.Recast recast) {
    return item.resource().generation() == recast.generation()
        && item.resource().specVersion() == recast.from();
  }

  private static SlipwayException overtaken(Write.Recast recast) {
    return Refusal.conflict(
        "Generation %d of %s cannot be written in version %d: it is not there in version %d, so that somebody else was faster."
            .formatted(recast.generation(), recast.resource(), recast.version(), recast.from()));
  }

  void putStatus(Uid uid, Json status) {
    Item item = load(uid);
    long position = ledger.change(Change.Subject.STATUS, uid, item.space(), Body.of(item));
    rows.put(ResourceTables.RESOURCES, item.at(position, status));
  }

  void delete(Uid uid, long generation) {
    Item item = load(uid);
    Ref ref = Names.resolve(rows, item).ref();
    if (item.resource().generation() != generation) {
      throw Names.changed(ref, item.resource().generation(), generation);
    }
    requireEmpty(item, ref);
    rows.put(ResourceTables.GENERATIONS, item);
    rows.remove(ResourceTables.RESOURCES, uid.value());
    rows.removeAll(TipTables.POINTERS, "dataset", uid.value());
    rows.removeAll(TipTables.FINGERPRINTS, "dataset", uid.value());
    rows.removeAll(TipTables.RECORDS, "owner", uid.value());
    long position = ledger.change(Change.Subject.DELETED, uid, item.space(), Body.of(item));
    mark(item, position, ref);
    if (item.kind().equals(Kind.PROJECT)) {
      rows.remove(ResourceTables.MARKS, uid.value());
    }
  }

  private Item load(Uid uid) {
    return rows.find(ResourceTables.RESOURCES, uid.value())
        .orElseThrow(() -> Names.missing(rows, uid));
  }

  /** Mostly the one that it is in already, for which no name has to be looked for. */
  private Uid projectOf(Ref ref, Name name, Optional<Item> stored) {
    return stored
        .flatMap(Item::project)
        .flatMap(project -> rows.find(ResourceTables.RESOURCES, project.value()))
        .filter(project -> isCalledAs(project, name))
        .or(() -> Names.project(rows, name))
        .orElseThrow(() ->
            Refusal.conflict(
                ref + " cannot be written: there is no project named " + name + " any more."))
        .uid();
  }

  private static boolean isCalledAs(Item item, Name name) {
    return item.name().key().equals(name.key());
  }

  private void requireSuccessor(Item old, Item item, Ref ref) {
    long stored = old.resource().generation();
    if (item.resource().generation() != stored + 1) {
      throw Names.changed(Names.resolve(rows, old).ref(), stored, item.resource().generation() - 1);
    }
    if (!old.kind().equals(item.kind()) || !old.project().equals(item.project())) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          Names.resolve(rows, old).ref()
              + " cannot become "
              + ref
              + ": a resource keeps its kind and its project. Create a new one there.");
    }
  }

  private void requireNew(Item item, Ref ref) {
    if (item.resource().generation() != 1) {
      throw Refusal.conflict(
          ref + " was deleted by somebody else, so that it cannot be changed. Create it anew.");
    }
    Names.lastGeneration(rows, item.uid())
        .ifPresent(old -> {
          throw Refusal.conflict(
              ref
                  + " cannot be created as "
                  + item.uid()
                  + ": that uid was "
                  + Names.resolve(rows, old).ref()
                  + ", and uids are never used again.");
        });
  }

  private void requireFreeName(Item item, Ref ref) {
    Names.find(rows, item.kind(), item.project(), item.name())
        .filter(other -> !other.uid().equals(item.uid()))
        .ifPresent(other -> {
          throw Refusal.conflict(
              ref
                  + " cannot be written: there is another "
                  + item.kind()
                  + " named "
                  + other.name()
                  + " already. Choose another name, or read that one and change it.");
        });
  }

  private void requireEmpty(Item item, Ref ref) {
    List<Item> inside =
        rows.list(Query.of(ResourceTables.RESOURCES).where("project", item.uid().value()).limit(1));
    if (item.kind().equals(Kind.PROJECT) && !inside.isEmpty()) {
      throw new SlipwayException(
          ErrorCode.STILL_REFERENCED,
          ref
              + " cannot be deleted while "
              + Names.resolve(rows, inside.getFirst()).ref()
              + " is in it. Delete what is in the project first.");
    }
  }

  private void mark(Item item, long position, Ref ref) {
    item.space().ifPresent(project -> mark(project, position, ref));
    if (item.project().isEmpty()) {
      mark(Mark.INSTANCE, position, ref);
    }
  }

  private void mark(Uid project, long position, Ref ref) {
    rows.put(ResourceTables.MARKS, new Mark(project, position, ref.toString()));
  }
}
