// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.spi.KindDefinition.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would be there if a set of proposals were saved. */
final class Candidate {
  private final Caller caller;
  private final Reads reads;
  private final List<Proposal<?>> proposals;
  private final Map<String, Proposal<?>> byKey = new LinkedHashMap<>();

  Candidate(Caller caller, Reads reads, List<Proposal<?>> proposals) {
    this.caller = caller;
    this.reads = reads;
    this.proposals = List.copyOf(proposals);
    proposals.forEach(proposal -> byKey.put(proposal.wanted().ref().key(), proposal));
  }

  List<Proposal<?>> proposals() {
    return proposals;
  }

  Optional<Proposal<?>> proposed(Ref ref) {
    return Optional.ofNullable(byKey.get(ref.key()));
  }

  /** Notes every reference that leads nowhere. */
  void checkReferences(Findings findings) {
    for (Proposal<?> proposal : proposals) {
      proposal
          .wanted()
          .ref()
          .project()
          .map(Reads::projectRef)
          .flatMap(project -> dangling(new Reference("/project", project)))
          .ifPresent(problem -> findings.add(proposal.draft(), problem));
      proposal.references().stream()
          .filter(reference -> !stays(proposal, reference.target()))
          .map(reference ->
              dangling(reference).or(() -> unshared(proposal.wanted().ref(), reference)))
          .flatMap(Optional::stream)
          .forEach(problem -> findings.add(proposal.draft(), problem.under("/spec")));
    }
  }

  /**
   * What is referred to already may stay so, whoever changes something else; but a dataset might be
   * made to lead elsewhere on the same connection.
   */
  private boolean stays(Proposal<?> proposal, Ref target) {
    return !proposal.wanted().ref().kind().equals(Kind.DATASET)
        && proposal.isReferredTo(target)
        && reads.find(target).isPresent();
  }

  private Optional<Problem> dangling(Reference reference) {
    Ref target = reference.target();
    if (proposed(target).isPresent() || reads.findUsable(caller, target).isPresent()) {
      return Optional.empty();
    }
    String message = Reads.absent(target) + reads.suggestion(caller, target, namesBeside(target));
    return Optional.of(Problem.at(reference.pointer(), message));
  }

  /** Who may see a dataset of another project needs it shared with this one to work with it. */
  private Optional<Problem> unshared(Ref from, Reference reference) {
    Ref target = reference.target();
    if (!isElsewhere(from, target)) {
      return Optional.empty();
    }
    Name into = from.project().orElseThrow();
    Ref owner = Reads.projectRef(target.project().orElseThrow());
    Optional<ProjectSpec> spec =
        proposed(owner)
            .flatMap(proposal -> proposal.as(ProjectSpec.class))
            .or(() -> reads.find(owner).map(found -> Reads.typed(found, ProjectSpec.class)))
            .map(Resource::spec);
    if (spec.filter(shares -> Imports.isShared(shares, target.name(), into)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
            reference.pointer(),
            "Dataset '"
                + target.name()
                + "' of project '"
                + owner.name()
                + "' is not shared with project '"
                + into
                + "', so that no recipe there can read it. An owner of '"
                + owner.name()
                + "' can share it."));
  }

  static boolean isElsewhere(Ref from, Ref target) {
    return from.project().isPresent()
        && target.project().isPresent()
        && !from.project().get().key().equals(target.project().get().key());
  }

  private List<String> namesBeside(Ref target) {
    return proposals.stream()
        .map(proposal -> proposal.wanted().ref())
        .filter(ref -> ref.kind().equals(target.kind()))
        .filter(ref -> ref.project().map(Name::key).equals(target.project().map(Name::key)))
        .map(ref -> ref.name().value())
        .toList();
  }

  /** The proposals for what lives in projects, by project. */
  Map<String, List<Proposal<?>>> byProject() {
    Map<String, List<Proposal<?>>> grouped = new LinkedHashMap<>();
    for (Proposal<?> proposal : proposals) {
      proposal
          .wanted()
          .ref()
          .project()
          .ifPresent(
              key -> grouped.computeIfAbsent(key.key(), _ -> new ArrayList<>()).add(proposal));
    }
    return grouped;
  }

  /** The project, stored or proposed. */
  Resource<ProjectSpec> project(Name key) {
    Ref ref = Reads.projectRef(key);
    return proposed(ref)
        .map(proposal -> proposal.as(ProjectSpec.class).orElseThrow())
        .orElseGet(() -> Reads.typed(reads.load(caller, ref), ProjectSpec.class));
  }

  /** The project as it is stored; empty if it is about to be created. */
  Optional<Resource<Json>> storedProject(Name key) {
    return reads.find(caller, Reads.projectRef(key));
  }
}
