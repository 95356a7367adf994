// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Rewrites.Rewrite;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans another name for a resource, and the same name in all that refers to it. Whoever may change
 * the resource may rename it: the references are changed along, whoever they belong to.
 */
final class Renaming {
  private final Reads reads;
  private final Feed feed;
  private final KindRegistry kinds;
  private final Referrers referrers;
  private final Conflicts conflicts;

  Renaming(Reads reads, Feed feed, KindRegistry kinds, Referrers referrers, Conflicts conflicts) {
    this.reads = reads;
    this.feed = feed;
    this.kinds = kinds;
    this.referrers = referrers;
    this.conflicts = conflicts;
  }

  Rewrites plan(Caller caller, Ref ref, Name name, Precondition precondition, Instant now) {
    Position at = feed.end();
    Resource<Json> found = reads.load(caller, ref);
    reads.require(caller, Action.WRITE, found);
    conflicts.require(precondition, ref, Optional.of(found));
    if (found.name().equals(name)) {
      return new Rewrites(List.of(), List.of());
    }
    requireRenamable(found.ref());
    Ref renamed = new Ref(ref.kind(), found.ref().project(), name);
    requireFree(found, renamed);
    Redirection redirection = Redirection.ofRenamed(kinds, found.ref(), name);
    Referrers.Scope scope = referrers.scopeOfSharing(List.of(found));
    List<Rewrite> rewrites = new ArrayList<>();
    Json own = redirection.spec(found);
    rewrites.add(new Rewrite("rename", found, kinds.next(found, renamed, own, now)));
    referrers
        .within(scope)
        .filter(resource -> !resource.uid().equals(found.uid()))
        .forEach(resource -> {
          Json spec = redirection.spec(resource);
          if (!spec.equals(resource.spec())) {
            Ref stays = within(resource.ref(), found.ref(), name);
            rewrites.add(new Rewrite("change", resource, kinds.next(resource, stays, spec, now)));
          }
        });
    return new Rewrites(rewrites, scope.unchanged(at));
  }

  /** Owners are known by name, so that another user of the name would own what this one does. */
  private static void requireRenamable(Ref ref) {
    if (ref.kind().equals(Kind.USER) || ref.kind().equals(Kind.SERVICE_ACCOUNT)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          ref + " keeps its name, by which it owns resources. Create another " + ref.kind() + ".");
    }
  }

  /** The address of a resource that keeps its name, in a project that may get another. */
  private static Ref within(Ref ref, Ref renamed, Name name) {
    boolean moves =
        renamed.kind().equals(Kind.PROJECT)
            && ref.project().filter(key -> key.key().equals(renamed.name().key())).isPresent();
    return moves ? Ref.inProject(ref.kind(), name, ref.name()) : ref;
  }

  private void requireFree(Resource<Json> found, Ref renamed) {
    reads
        .find(renamed)
        .filter(other -> !other.uid().equals(found.uid()))
        .ifPresent(other -> {
          throw new SlipwayException(
              ErrorCode.CONFLICT,
              found.ref()
                  + " cannot be renamed to '"
                  + renamed.name()
                  + "': there is another "
                  + renamed.kind()
                  + " of that name already. Choose another name.");
        });
  }
}
