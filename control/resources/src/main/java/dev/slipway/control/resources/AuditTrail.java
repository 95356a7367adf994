// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The audit trail, newest first: all of it for administrators, that of a project for its owners.
 */
public final class AuditTrail {
  /** How many entries one page looks through; where few match, a page may be short or empty. */
  private static final int MOST_LOOKED_AT = 20_000;

  private static final int AT_ONCE = 1000;

  /** By how much the clocks of servers that write into one trail may differ. */
  private static final Duration CLOCKS_APART = Duration.ofHours(1);

  private final Store store;
  private final Reads reads;
  private final Authorizer authorizer;

  AuditTrail(Store store, Reads reads, Authorizer authorizer) {
    this.store = store;
    this.reads = reads;
    this.authorizer = authorizer;
  }

  /**
   * What is looked for; what is empty leaves all.
   *
   * @param caller name of who did it, ignoring case
   * @param action such as {@code create}; "" for all
   * @param from the first instant that counts
   * @param to the first instant that does not
   */
  public record Filter(
      Optional<Uid> resource,
      Optional<Name> project,
      Optional<Name> caller,
      String action,
      Optional<Instant> from,
      Optional<Instant> to) {
    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty());

    private boolean admits(AuditEntry entry) {
      return caller.filter(name -> !name.key().equals(entry.by().name().key())).isEmpty()
          && (action.isEmpty() || action.equals(entry.action()))
          && from.filter(entry.at()::isBefore).isEmpty()
          && to.filter(end -> !entry.at().isBefore(end)).isEmpty();
    }

    private boolean isPast(AuditEntry entry) {
      return from.filter(first -> entry.at().isBefore(first.minus(CLOCKS_APART))).isPresent();
    }
  }

  /**
   * @throws dev.slipway.model.SlipwayException {@code FORBIDDEN} without a filter that leaves one
   *     project of the caller's own, unless the caller administers the instance
   */
  public Page<AuditEntry> list(Caller caller, Filter filter, Page.Request page) {
    Optional<Uid> uid = filter.resource();
    Optional<Uid> project =
        filter
            .project()
            .map(key -> reads.load(caller, Reads.projectRef(key)).uid())
            .or(() -> uid.flatMap(this::projectOf));
    requireRight(caller, project);
    Belonging belonging = new Belonging(project);
    List<AuditEntry> found = new ArrayList<>();
    Optional<String> after = Optional.of(page.after());
    for (int looked = 0; looked < MOST_LOOKED_AT && after.isPresent(); looked += AT_ONCE) {
      String from = after.get();
      Page<AuditEntry> some = store.tips().audit(uid, new Page.Request(AT_ONCE, from));
      for (int i = 0; i < some.items().size(); i++) {
        AuditEntry entry = some.items().get(i);
        if (filter.isPast(entry)) {
          return new Page<>(found, Optional.empty());
        }
        if (filter.admits(entry) && belonging.has(entry)) {
          found.add(entry);
        }
        if (found.size() == page.limit()) {
          return new Page<>(found, store.tips().audit(uid, new Page.Request(i + 1, from)).next());
        }
      }
      after = some.next();
    }
    return new Page<>(found, after);
  }

  /**
   * Recomputes the chain of the whole trail and returns the number of its entries.
   *
   * @throws dev.slipway.model.SlipwayException {@code CORRUPT} naming the first entry at fault,
   *     {@code FORBIDDEN} for whoever does not administer the instance
   */
  public long verify(Caller caller) {
    requireRight(caller, Optional.empty());
    return store.tips().verifyAudit();
  }

  private void requireRight(Caller caller, Optional<Uid> project) {
    authorizer.require(caller, Action.ADMINISTER, new Target(Kind.PROJECT, project, project));
  }

  private static Optional<Name> space(Resource<Json> resource) {
    return resource.ref().kind().equals(Kind.PROJECT)
        ? Optional.of(resource.name())
        : resource.ref().project();
  }

  /** What is gone is looked for as it was before, whose project is known by its key of now. */
  private Optional<Uid> projectOf(Uid resource) {
    return store
        .resources()
        .find(resource)
        .or(() -> store.resources().find(resource, 1))
        .flatMap(AuditTrail::space)
        .flatMap(key -> reads.find(Reads.projectRef(key)))
        .map(Resource::uid);
  }

  /** Whether entries are about one project and what is in it, each resource asked for once. */
  private final class Belonging {
    private final Optional<Uid> project;
    private final Map<Uid, Boolean> known = new HashMap<>();

    Belonging(Optional<Uid> project) {
      this.project = project;
    }

    boolean has(AuditEntry entry) {
      return project.isEmpty() || known.computeIfAbsent(entry.resource(), _ -> belongs(entry));
    }

    private boolean belongs(AuditEntry entry) {
      return projectOf(entry.resource()).equals(project);
    }
  }
}
