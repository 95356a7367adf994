// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Feed;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans the removal of resources that nothing else refers to. */
final class Deletion {
  private final Reads reads;
  private final Feed feed;
  private final KindRegistry kinds;
  private final Conflicts conflicts;

  Deletion(Reads reads, Feed feed, KindRegistry kinds, Conflicts conflicts) {
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
    Set<Uid> spaces = spaces(doomed);
    requireUnreferenced(doomed, spaces);
    List<Write> writes = new ArrayList<>();
    doomed.forEach(resource -> writes.addAll(writes(resource, caller, now)));
    List<Condition> conditions = new ArrayList<>();
    spaces.forEach(project -> conditions.add(new Condition.ProjectUnchanged(project, at)));
    return new Batch(id, caller, conditions, writes);
  }

  /** The projects in which something may refer to what is deleted. */
  private Set<Uid> spaces(List<Resource<Json>> doomed) {
    Set<Uid> spaces = new LinkedHashSet<>();
    for (Resource<Json> resource : doomed) {
      if (resource.ref().kind().equals(Kind.CONNECTION)) {
        reads.all(Kind.PROJECT, Optional.empty()).forEach(project -> spaces.add(project.uid()));
      }
      if (resource.ref().kind().equals(Kind.PROJECT)) {
        spaces.add(resource.uid());
      }
      resource.ref().project().map(key -> reads.loadProject(key).uid()).ifPresent(spaces::add);
    }
    return spaces;
  }

  private void requireUnreferenced(List<Resource<Json>> doomed, Set<Uid> spaces) {
    Set<String> keys = new LinkedHashSet<>();
    Set<Uid> uids = new LinkedHashSet<>();
    doomed.forEach(resource -> keys.add(resource.ref().key()));
    doomed.forEach(resource -> uids.add(resource.uid()));
    List<Problem> referrers = new ArrayList<>();
    remaining(spaces)
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

  private Stream<Resource<Json>> remaining(Set<Uid> spaces) {
    List<Resource<Json>> all = new ArrayList<>(reads.all(Kind.PROJECT, Optional.empty()));
    for (KindDefinition<?> definition : kinds.all()) {
      if (definition.inProject()) {
        spaces.forEach(space -> all.addAll(reads.all(definition.kind(), Optional.of(space))));
      }
    }
    return all.stream();
  }

  private List<Problem> referrers(Resource<Json> resource, Set<String> keys) {
    return kinds.find(resource.ref().kind()).stream()
        .flatMap(definition -> references(definition, resource))
        .filter(target -> keys.contains(target.key()))
        .distinct()
        .map(target -> Problem.at("", resource.ref() + " refers to " + target + "."))
        .toList();
  }

  private static <S> Stream<Ref> references(KindDefinition<S> definition, Resource<Json> resource) {
    Resource<S> typed = Reads.typed(resource, definition.specType());
    Stream<Ref> named =
        definition.references(typed.ref(), typed.spec()).stream()
            .map(KindDefinition.Reference::target);
    return Stream.concat(named, resource.ref().project().map(Reads::projectRef).stream());
  }

  private static String first(List<Problem> referrers) {
    String more = referrers.size() == 1 ? "" : " (and " + (referrers.size() - 1) + " more)";
    return referrers.getFirst().message() + more;
  }

  private static List<Write> writes(Resource<Json> resource, Caller caller, Instant now) {
    return List.of(
        new Write.DeleteResource(resource.uid(), resource.generation()),
        new Write.Audit(
            new AuditEntry(now, caller, "delete", resource.uid(), resource.ref(), Json.EMPTY)));
  }
}
