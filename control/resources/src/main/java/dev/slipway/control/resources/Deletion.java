// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the removal of resources that nothing else refers to. */
final class Deletion {
  private final Reads reads;
  private final Feed feed;
  private final KindRegistry kinds;
  private final Referrers referrers;
  private final Conflicts conflicts;

  Deletion(Reads reads, Feed feed, Referrers referrers, KindRegistry kinds, Conflicts conflicts) {
    this.referrers = referrers;
    this.reads = reads;
    this.feed = feed;
    this.kinds = kinds;
    this.conflicts = conflicts;
  }

  Batch plan(Caller caller, List<Ref> refs, Precondition precondition, Uid id, Instant now) {
    Position at = feed.end();
    List<Resource<Json>> doomed = new ArrayList<>();
    for (Ref ref : refs) {
      Resource<Json> found = reads.load(caller, ref);
      reads.require(caller, Action.DELETE, found);
      conflicts.require(precondition, ref, Optional.of(found));
      if (doomed.stream().noneMatch(other -> other.uid().equals(found.uid()))) {
        doomed.add(found);
      }
    }
    doomed.sort(
        Comparator.comparingInt((Resource<Json> r) -> kinds.rank(r.ref().kind())).reversed());
    Referrers.Scope scope = referrers.scope(doomed);
    requireUnreferenced(doomed, scope);
    List<Write> writes = new ArrayList<>();
    doomed.forEach(resource -> writes.addAll(writes(resource, caller, now)));
    return new Batch(id, caller, scope.unchanged(at), writes);
  }

  private void requireUnreferenced(List<Resource<Json>> doomed, Referrers.Scope scope) {
    Set<String> keys = new LinkedHashSet<>();
    Set<Uid> uids = new LinkedHashSet<>();
    doomed.forEach(resource -> keys.add(resource.ref().key()));
    doomed.forEach(resource -> uids.add(resource.uid()));
    List<Problem> referrers = new ArrayList<>();
    this.referrers
        .within(scope)
        .filter(resource -> !uids.contains(resource.uid()))
        .forEach(resource -> referrers.addAll(referrers(resource, keys)));
    if (!referrers.isEmpty()) {
      String names = String.join(", ", doomed.stream().map(r -> r.ref().toString()).toList());
      throw new SlipwayException(
          ErrorCode.STILL_REFERENCED,
          names + " cannot be deleted: " + first(referrers) + " Delete or change that first.",
          referrers);
    }
  }

  private List<Problem> referrers(Resource<Json> resource, Set<String> keys) {
    return this.referrers
        .targets(resource)
        .filter(target -> keys.contains(target.key()))
        .distinct()
        .map(target -> Problem.at("", resource.ref() + " refers to " + target + "."))
        .toList();
  }

  private static String first(List<Problem> referrers) {
    String more = referrers.size() == 1 ? "" : " (and " + (referrers.size() - 1) + " more)";
    return referrers.getFirst().message() + more;
  }

  private static List<Write> writes(Resource<Json> resource, Caller caller, Instant now) {
    return List.of(
        new Write.DeleteResource(resource.uid(), resource.generation()),
        new Write.Audit(AuditEntry.of(now, caller, "delete", resource, Json.EMPTY)));
  }
}
