// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.plan.Planner;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Reads and changes of everything that users make. A set of drafts is looked at as a whole and
 * saved as one batch or not at all; every call asks whether the caller may.
 */
public final class Resources {
  private final KindRegistry kinds;
  private final SchemaDetector detector;
  private final Reads reads;
  private final Views views;
  private final Scopes scopes;
  private final Imports imports;
  private final Flows flows;
  private final Changing changing;
  private final Copying copying;
  private final History history;
  private final Search search;
  private final AuditTrail audit;

  public Resources(
      Store store,
      Authorizer authorizer,
      Planner planner,
      KindRegistry kinds,
      SchemaDetector detector,
      InstantSource clock,
      RandomGenerator random) {
    this(store, authorizer, planner, kinds, detector, TableSchemas.NONE, clock, random);
  }

  /**
   * @param tables the columns of what is shared between projects
   */
  public Resources(
      Store store,
      Authorizer authorizer,
      Planner planner,
      KindRegistry kinds,
      SchemaDetector detector,
      TableSchemas tables,
      InstantSource clock,
      RandomGenerator random) {
    this.kinds = kinds;
    this.detector = detector;
    this.reads = new Reads(store.resources(), authorizer);
    this.views = new Views(reads, kinds);
    this.copying = new Copying(reads, kinds);
    this.history = new History(reads, views, store);
    this.search = new Search(reads, views, new SearchIndex(reads, store, kinds));
    this.audit = new AuditTrail(store, reads, authorizer);
    Plans plans = new Plans(planner);
    Scopes scopes = new Scopes(reads);
    this.scopes = scopes;
    this.imports = new Imports(reads, scopes, tables, store.tips());
    this.flows = new Flows(reads, store, plans, scopes, imports);
    Conflicts conflicts = new Conflicts(store);
    Evaluation evaluation =
        new Evaluation(
            reads,
            store,
            flows,
            new Proposals(reads, kinds, clock, random),
            new Detection(detector, scopes),
            new FlowCheck(plans, imports),
            conflicts);
    Referrers referrers = new Referrers(reads, kinds);
    Deletion deletion = new Deletion(reads, store, referrers, kinds, conflicts);
    Renaming renaming = new Renaming(reads, store, kinds, referrers, conflicts);
    this.changing =
        new Changing(store, reads, kinds, evaluation, deletion, renaming, clock, random);
  }

  /** Creates or replaces one resource. */
  public Applied put(Caller caller, Draft draft, Precondition precondition) {
    return put(caller, draft, precondition, false);
  }

  /** As {@link #apply}, for one resource and with an expectation. */
  public Applied put(Caller caller, Draft draft, Precondition precondition, boolean dryRun) {
    return changing.apply(caller, List.of(draft), precondition, dryRun).getFirst();
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
    return changing.apply(caller, drafts, Precondition.ANY, dryRun);
  }

  /**
   * Changes one resource by a merge patch (RFC 7396) over its {@link ResourceDocument}; kind,
   * project and name stay.
   */
  public Applied patch(Caller caller, Ref ref, Json patch, Precondition precondition) {
    return patch(caller, ref, patch, precondition, false);
  }

  /** The same; a dry run looks at everything and writes nothing. */
  public Applied patch(
      Caller caller, Ref ref, Json patch, Precondition precondition, boolean dryRun) {
    return changing.patch(caller, ref, patch, precondition, dryRun);
  }

  /**
   * Looks at the files of an external dataset again and takes over the columns that they have now;
   * the format stays.
   */
  public Applied detect(Caller caller, Ref dataset) {
    Variables variables = scopes.of(project(caller, dataset.project().orElseThrow()));
    return changing.detect(
        caller,
        dataset,
        (by, ref, spec) -> PathTemplate.at(spec, variables, at -> detector.detect(by, ref, at)));
  }

  /**
   * Gives a resource another name, and the same in everything that refers to it, as one batch. What
   * hangs on the resource stays with it; no recipe means anything else than before.
   *
   * @param dryRun looks at everything and writes nothing
   * @return the resource and what refers to it, as far as the caller may see it; nothing if that is
   *     its name already
   * @throws dev.slipway.model.SlipwayException {@code CONFLICT} if the name is taken
   */
  public List<Applied> rename(
      Caller caller, Ref ref, Name name, Precondition precondition, boolean dryRun) {
    return changing.rename(caller, ref, name, precondition, dryRun);
  }

  /**
   * Makes a new generation with the labels and the spec of an earlier one, validated as any change;
   * the name stays.
   *
   * @param dryRun looks at everything and writes nothing
   */
  public Applied restore(
      Caller caller, Ref ref, long generation, Precondition precondition, boolean dryRun) {
    return changing.restore(caller, ref, generation, precondition, dryRun);
  }

  /**
   * Copies resources as one batch; references among them lead from copy to copy. Managed data is
   * not copied, which a warning says.
   *
   * @param targets of each what it becomes, which must not be there yet
   */
  public List<Applied> copy(Caller caller, Map<Ref, Ref> targets, boolean dryRun) {
    return changing
        .apply(caller, copying.drafts(caller, targets), new Precondition.Absent(), dryRun)
        .stream()
        .map(Copying::withoutData)
        .toList();
  }

  /** Copies a project with all that is in it, under another key. */
  public List<Applied> copyProject(Caller caller, Name project, Name key, boolean dryRun) {
    Ref from = Reads.projectRef(project);
    return copy(caller, copying.wholeProject(caller, from, key), dryRun);
  }

  /** Where the effective settings of recipes come from. */
  public Explanation explanation() {
    return new Explanation(reads);
  }

  /** Where columns come from, and where they go. */
  public ColumnLineages lineages() {
    return new ColumnLineages(reads, flows);
  }

  /** The generations of resources. */
  public History history() {
    return history;
  }

  /** Finds resources by their words and labels. */
  public Search search() {
    return search;
  }

  /** Who changed what. */
  public AuditTrail audit() {
    return audit;
  }

  /** Removes one resource. */
  public void delete(Caller caller, Ref ref, Precondition precondition) {
    delete(caller, List.of(ref), precondition);
  }

  /** Removes resources as one batch. */
  public void delete(Caller caller, List<Ref> refs, Precondition precondition) {
    delete(caller, refs, precondition, false);
  }

  /**
   * Removes resources as one batch; references among them do not count.
   *
   * @param dryRun looks whether they can go and removes nothing
   * @throws dev.slipway.model.SlipwayException {@code STILL_REFERENCED} with what refers to them
   */
  public void delete(Caller caller, List<Ref> refs, Precondition precondition, boolean dryRun) {
    changing.delete(caller, refs, precondition, dryRun);
  }

  /**
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND}, with names that are near
   */
  public Resource<Json> load(Caller caller, Ref ref) {
    return views.shown(caller, reads.load(caller, ref));
  }

  /** The resource as it was at an earlier generation, or is at its current one. */
  public Resource<Json> load(Caller caller, Ref ref, long generation) {
    return views.shown(caller, reads.load(caller, ref, generation));
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
    Page<Resource<Json>> found = reads.list(caller, kind, project, page);
    return new Page<>(
        found.items().stream().map(item -> views.shown(caller, item)).toList(), found.next());
  }

  /**
   * The flow of a project with everything committed before the call, and with the caller's own
   * variables.
   */
  public Flow flow(Caller caller, Name project) {
    return flows
        .flow(reads.load(caller, Reads.projectRef(project)))
        .with(Variables.Level.USER, scopes.of(caller));
  }

  /** A dataset of another project, as it is shared with that project; empty if it is not. */
  public Optional<Import> imported(Flow into, DatasetName name) {
    return imports.find(into.project().name(), name);
  }

  /**
   * The flow that a dataset is in, for who may read the dataset, whatever else of its project they
   * may see: nothing of it is to be told but the dataset's columns and where its rows are.
   */
  public Flow flowAround(Caller caller, Ref dataset) {
    reads.load(caller, dataset);
    Resource<Json> project = reads.loadProject(dataset.project().orElseThrow());
    Flow flow = flows.flow(project);
    return reads.allows(caller, Action.READ, project)
        ? flow.with(Variables.Level.USER, scopes.of(caller))
        : flow;
  }

  /** A project and all that is in it; applied again, they change nothing. */
  public List<ResourceDocument> export(Caller caller, Name project) {
    Resource<Json> found = reads.load(caller, Reads.projectRef(project));
    return Stream.concat(
            Stream.of(found),
            kinds.all().stream()
                .filter(kind -> kind.inProject() && kind.isExported())
                .flatMap(kind -> reads.all(kind.kind(), Optional.of(found.uid())).stream())
                .filter(resource -> reads.allows(caller, Action.READ, resource)))
        .map(kinds::known)
        .map(ResourceDocument::of)
        .toList();
  }
}
