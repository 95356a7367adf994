// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.documents.FieldChange;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The generations of a resource: who made each and when, and how they differ. */
public final class History {
  private final Reads reads;
  private final Views views;
  private final ResourceStore resources;
  private final Authors authors;

  History(Reads reads, Views views, Store store) {
    this.reads = reads;
    this.views = views;
    this.resources = store.resources();
    this.authors = new Authors(store.tips());
  }

  /**
   * One generation.
   *
   * @param by who made it; empty where the audit trail says nothing of it
   * @param action what was done, in the words of the audit trail; "" where it is not known
   * @param changes against the generation before; none for the first
   */
  public record Generation(
      long generation, Instant at, Optional<Name> by, String action, List<FieldChange> changes) {
    public Generation {
      changes = List.copyOf(changes);
    }
  }

  /**
   * How two generations differ.
   *
   * @param patch merge patch (RFC 7396) over name, title, description, tags and spec
   * @param yaml the difference line by line, for people; "" if there is none
   */
  public record Comparison(
      Ref ref, long from, long to, Json patch, List<FieldChange> changes, String yaml) {
    public Comparison {
      changes = List.copyOf(changes);
    }
  }

  /** Newest first; the token of a page is the number of its last generation. */
  public Page<Generation> list(Caller caller, Ref ref, Page.Request page) {
    Resource<Json> current = reads.load(caller, ref);
    long newest = before(page, current);
    long oldest = Math.max(1, newest - page.limit() + 1);
    List<Resource<Json>> found = new ArrayList<>();
    for (long generation = newest; generation >= oldest; generation--) {
      resources
          .find(current.uid(), generation)
          .map(was -> views.shown(caller, was))
          .ifPresent(found::add);
    }
    List<Optional<AuditEntry>> entries = authors.of(found);
    List<Generation> generations = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      generations.add(generation(caller, found.get(i), entries.get(i)));
    }
    return new Page<>(
        generations, oldest > 1 ? Optional.of(Long.toString(oldest)) : Optional.empty());
  }

  /** The generation with which the page begins. */
  private static long before(Page.Request page, Resource<Json> current) {
    try {
      return page.after().isEmpty()
          ? current.generation()
          : Math.min(current.generation(), Long.parseLong(page.after()) - 1);
    } catch (NumberFormatException e) {
      throw Page.refused(page.after());
    }
  }

  private Generation generation(
      Caller caller, Resource<Json> resource, Optional<AuditEntry> entry) {
    List<FieldChange> changes =
        resources
            .find(resource.uid(), resource.generation() - 1)
            .map(was -> views.shown(caller, was))
            .map(before -> Documents.changes(Labelled.of(before), Labelled.of(resource)))
            .orElse(List.of());
    return new Generation(
        resource.generation(),
        resource.updated(),
        entry.map(made -> made.by().name()),
        entry.map(AuditEntry::action).orElse(""),
        changes);
  }

  /**
   * @param to empty for the current generation
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if there is no such generation
   */
  public Comparison compare(Caller caller, Ref ref, long from, OptionalLong to) {
    Resource<Json> current = reads.load(caller, ref);
    Resource<Json> before = views.shown(caller, reads.load(caller, ref, from));
    Resource<Json> after =
        views.shown(caller, reads.load(caller, ref, to.orElse(current.generation())));
    Json left = Labelled.of(before);
    Json right = Labelled.of(after);
    return new Comparison(
        current.ref(),
        before.generation(),
        after.generation(),
        Documents.difference(left, right),
        Documents.changes(left, right),
        Documents.yamlDifference(left, right));
  }
}
