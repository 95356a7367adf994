// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Feed;
import dev.slipway.spi.KindDefinition.Reference;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at a set of drafts as a whole, and writes nothing. */
final class Evaluation {
  private final Reads reads;
  private final Feed feed;
  private final Flows flows;
  private final Proposals proposals;
  private final Detection detection;
  private final FlowCheck flowCheck;
  private final Conflicts conflicts;
  private final Scopes scopes;

  Evaluation(
      Reads reads,
      Feed feed,
      Flows flows,
      Proposals proposals,
      Detection detection,
      FlowCheck flowCheck,
      Conflicts conflicts) {
    this.reads = reads;
    this.scopes = new Scopes(reads);
    this.feed = feed;
    this.flows = flows;
    this.proposals = proposals;
    this.detection = detection;
    this.flowCheck = flowCheck;
    this.conflicts = conflicts;
  }

  ChangeSet evaluate(Caller caller, List<Draft> drafts, Precondition precondition) {
    Position at = feed.end();
    Findings findings = new Findings();
    List<Proposal<?>> read = proposals.read(caller, drafts, findings);
    findings.raise();
    read.forEach(proposal -> requireRights(caller, proposal));
    read.forEach(p -> conflicts.require(precondition, p.draft().ref(), p.current()));
    Candidate referring = new Candidate(caller, reads, read);
    referring.checkReferences(findings);
    findings.raise();
    List<Condition> conditions = conditions(referring, at);
    List<Proposal<?>> complete = detection.complete(caller, read, referring, findings);
    findings.raise();
    Candidate candidate = new Candidate(caller, reads, complete);
    Map<Uid, List<Problem>> warnings = new HashMap<>();
    candidate
        .byProject()
        .values()
        .forEach(group -> warnings.putAll(checkProject(candidate, group, at, findings)));
    return new ChangeSet("change", complete, conditions, warnings);
  }

  private void requireRights(Caller caller, Proposal<?> proposal) {
    Ref ref = proposal.wanted().ref();
    if (proposal.current().isPresent()) {
      reads.require(caller, Action.WRITE, proposal.current().get());
    } else if (ref.project().isEmpty()) {
      reads.requireCreation(caller, ref.kind(), Optional.empty());
    } else {
      // A project that the set creates is asked for by itself, one that is not there is a fault.
      reads
          .find(caller, Reads.projectRef(ref.project().get()))
          .ifPresent(p -> reads.requireCreation(caller, ref.kind(), Optional.of(p.uid())));
    }
  }

  private Map<Uid, List<Problem>> checkProject(
      Candidate candidate, List<Proposal<?>> group, Position at, Findings findings) {
    List<Proposal<?>> changes = group.stream().filter(Proposal::changesFlow).toList();
    if (changes.isEmpty()) {
      return Map.of();
    }
    Name key = group.getFirst().wanted().ref().project().orElseThrow();
    Resource<ProjectSpec> project = candidate.project(key);
    Flow before =
        candidate.storedProject(key).map(flows::flow).orElseGet(() -> flows.empty(project));
    return flowCheck.check(before, scopes.of(candidate, key), changes, at, findings);
  }

  /**
   * The projects as they were looked at, and what they refer to outside, under its name of now.
   * Noted before anything that takes time.
   */
  private List<Condition> conditions(Candidate candidate, Position at) {
    Set<Condition> conditions = new LinkedHashSet<>();
    for (Proposal<?> proposal : candidate.proposals()) {
      proposal
          .wanted()
          .ref()
          .project()
          .flatMap(candidate::storedProject)
          .ifPresent(p -> conditions.add(new Condition.ProjectUnchanged(p.uid(), at)));
      proposal.references().stream()
          .map(Reference::target)
          .flatMap(target -> outside(proposal.wanted().ref(), target))
          .filter(target -> candidate.proposed(target).filter(Proposal::isChange).isEmpty())
          .map(reads::find)
          .flatMap(Optional::stream)
          .forEach(t -> conditions.add(new Condition.GenerationIs(t.uid(), t.generation())));
    }
    return new ArrayList<>(conditions);
  }

  /** What is not in the project itself: with a dataset of another one, that it is shared. */
  private static Stream<Ref> outside(Ref from, Ref target) {
    if (Candidate.isElsewhere(from, target)) {
      return Stream.of(target, Reads.projectRef(target.project().orElseThrow()));
    }
    return target.project().isEmpty() ? Stream.of(target) : Stream.empty();
  }
}
