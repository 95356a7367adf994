// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.plan.Planner;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Reads and changes of everything that users make. A set of drafts is looked at as a whole and
 * saved as one batch or not at all; every call asks whether the caller may.
 */
public final class Resources {
  private final Store store;
  private final KindRegistry kinds;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Reads reads;
  private final Flows flows;
  private final Evaluation evaluation;
  private final Deletion deletion;
  private final Saving saving;

  public Resources(
      Store store,
      Authorizer authorizer,
      Planner planner,
      KindRegistry kinds,
      SchemaDetector detector,
      InstantSource clock,
      RandomGenerator random) {
    Plans plans = new Plans(planner);
    Conflicts conflicts = new Conflicts(store);
    this.store = store;
    this.kinds = kinds;
    this.clock = clock;
    this.random = random;
    this.reads = new Reads(store.resources(), authorizer);
    this.flows = new Flows(reads, store, plans);
    this.evaluation =
        new Evaluation(
            reads,
            store,
            flows,
            new Proposals(reads, kinds, clock, random),
            new Detection(detector),
            new FlowCheck(plans),
            conflicts);
    this.deletion = new Deletion(reads, store, kinds, conflicts);
    this.saving = new Saving(store);
  }

  /** Creates or replaces one resource. */
  public Applied put(Caller caller, Draft draft, Precondition precondition) {
    return put(caller, draft, precondition, false);
  }

  /**
   * Creates or replaces a set of resources as one batch; what is equal to what is stored writes
   * nothing.
   *
   * @param dryRun looks at everything and writes nothing
   * @return what became of each draft, in the order in which they are created
   * @throws dev.slipway.model.SlipwayException {@code INVALID} or {@code MALFORMED} with every
   *     problem of the set, {@code CYCLE} with its path
   */
  public List<Applied> apply(Caller caller, List<Draft> drafts, boolean dryRun) {
    return save(caller, () -> evaluation.evaluate(caller, drafts, Precondition.ANY), dryRun);
  }

  /** As {@link #apply}, for one resource and with an expectation. */
  public Applied put(Caller caller, Draft draft, Precondition precondition, boolean dryRun) {
    return save(caller, () -> evaluation.evaluate(caller, List.of(draft), precondition), dryRun)
        .getFirst();
  }

  /**
   * Changes one resource by a merge patch (RFC 7396) over its {@link ResourceDocument}; kind,
   * project and name stay.
   */
  public Applied patch(Caller caller, Ref ref, Json patch, Precondition precondition) {
    return save(caller, () -> evaluatePatch(caller, ref, patch, precondition), false).getFirst();
  }

  private ChangeSet evaluatePatch(Caller caller, Ref ref, Json patch, Precondition precondition) {
    Resource<Json> current = reads.load(caller, ref);
    Draft draft = ResourceDocument.of(current).patched(patch);
    Precondition unmoved =
        precondition.equals(Precondition.ANY)
            ? new Precondition.Generation(current.generation())
            : precondition;
    return evaluation.evaluate(caller, List.of(draft), unmoved);
  }

  private List<Applied> save(Caller caller, Supplier<ChangeSet> plan, boolean dryRun) {
    ChangeSet saved =
        saving.save(
            plan,
            changes ->
                dryRun || changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(changes.batch(nextUid(), caller, clock.instant())));
    return saved.applied().stream().map(applied -> dryRun ? applied : stored(applied)).toList();
  }

  /** With the revision that the store gave. */
  private Applied stored(Applied applied) {
    Resource<Json> resource = applied.resource();
    return store
        .resources()
        .find(resource.uid(), resource.generation())
        .map(applied::with)
        .orElse(applied);
  }

  private Uid nextUid() {
    return Uid.next(clock.instant(), random);
  }

  /** Removes one resource. */
  public void delete(Caller caller, Ref ref, Precondition precondition) {
    delete(caller, List.of(ref), precondition);
  }

  /**
   * Removes resources as one batch; references among them do not count.
   *
   * @throws dev.slipway.model.SlipwayException {@code STILL_REFERENCED} with what refers to them
   */
  public void delete(Caller caller, List<Ref> refs, Precondition precondition) {
    saving.save(
        () -> deletion.plan(caller, refs, precondition, nextUid(), clock.instant()), Optional::of);
  }

  /**
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND}, with names that are near
   */
  public Resource<Json> load(Caller caller, Ref ref) {
    return reads.load(caller, ref);
  }

  /** The resource as it was at an earlier generation, or is at its current one. */
  public Resource<Json> load(Caller caller, Ref ref, long generation) {
    return reads.load(caller, ref, generation);
  }

  public Resource<DatasetSpec> dataset(Caller caller, Ref ref) {
    return Reads.typed(reads.load(caller, ref), DatasetSpec.class);
  }

  public Resource<ProjectSpec> project(Caller caller, Name key) {
    return Reads.typed(reads.load(caller, Reads.projectRef(key)), ProjectSpec.class);
  }

  /** By name; a page may hold fewer than asked for where the caller may not see all. */
  public Page<Resource<Json>> list(
      Caller caller, Kind kind, Optional<Name> project, Page.Request page) {
    return reads.list(caller, kind, project, page);
  }

  /** The flow of a project with everything committed before the call. */
  public Flow flow(Caller caller, Name project) {
    return flows.flow(reads.load(caller, Reads.projectRef(project)));
  }

  /** A project and all that is in it; applied again, they change nothing. */
  public List<ResourceDocument> export(Caller caller, Name project) {
    Resource<Json> found = reads.load(caller, Reads.projectRef(project));
    return Stream.concat(
            Stream.of(found),
            kinds.all().stream()
                .filter(KindDefinition::inProject)
                .flatMap(kind -> reads.all(kind.kind(), Optional.of(found.uid())).stream())
                .filter(resource -> reads.allows(caller, Action.READ, resource)))
        .map(ResourceDocument::of)
        .toList();
  }
}
