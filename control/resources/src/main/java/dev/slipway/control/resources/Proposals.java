// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.KindDefinition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Reads drafts, each for itself. */
final class Proposals {
  private final Reads reads;
  private final KindRegistry kinds;
  private final InstantSource clock;
  private final RandomGenerator random;

  Proposals(Reads reads, KindRegistry kinds, InstantSource clock, RandomGenerator random) {
    this.reads = reads;
    this.kinds = kinds;
    this.clock = clock;
    this.random = random;
  }

  /** In the order in which they can be created; those at fault are left out and noted. */
  List<Proposal<?>> read(Caller caller, List<Draft> drafts, Findings findings) {
    List<Proposal<?>> proposals = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Draft draft : drafts) {
      if (seen.add(draft.ref().key())) {
        read(caller, draft, findings).ifPresent(proposals::add);
      } else {
        findings.add(draft, Problem.at("/name", draft.ref() + " stands in the set twice."));
      }
    }
    proposals.sort(Comparator.comparingInt(proposal -> kinds.rank(proposal.definition().kind())));
    return proposals;
  }

  private Optional<Proposal<?>> read(Caller caller, Draft draft, Findings findings) {
    try {
      KindDefinition<?> definition = kinds.load(draft.ref().kind());
      if (definition.inProject() != draft.ref().project().isPresent()) {
        findings.add(draft, Problem.at("/project", misplaced(draft, definition)));
        return Optional.empty();
      }
      return read(caller, draft, definition, findings);
    } catch (SlipwayException e) {
      requireUsersFault(e);
      findings.add(draft, "/kind", e);
      return Optional.empty();
    }
  }

  private static String misplaced(Draft draft, KindDefinition<?> definition) {
    return definition.inProject()
        ? "A " + draft.ref().kind() + " belongs to a project; name it in the field 'project'."
        : "A " + draft.ref().kind() + " belongs to no project; leave the field 'project' out.";
  }

  private <S> Optional<Proposal<?>> read(
      Caller caller, Draft draft, KindDefinition<S> definition, Findings findings) {
    try {
      S spec = Documents.read(definition.specType(), draft.spec());
      Optional<Resource<Json>> current = reads.find(caller, draft.ref());
      Resource<S> wanted =
          current
              .map(stored -> changed(stored, draft, spec))
              .orElseGet(() -> created(caller, draft, definition, spec));
      KindDefinition.Concealed<S> concealed =
          definition.conceal(caller, wanted.uid(), spec, current.map(c -> stored(definition, c)));
      Proposal<S> proposal =
          Proposal.of(
              draft, definition, current, wanted.withSpec(concealed.spec()), concealed.writes());
      List<Problem> problems = proposal.problems();
      problems.forEach(problem -> findings.add(draft, problem.under("/spec")));
      return problems.isEmpty() ? Optional.of(proposal) : Optional.empty();
    } catch (SlipwayException e) {
      requireUsersFault(e);
      findings.add(draft, "/spec", e);
      return Optional.empty();
    }
  }

  /** What is no fault of the draft ends the evaluation as what it is. */
  private static void requireUsersFault(SlipwayException e) {
    if (e.code().kind() != ErrorCode.Kind.USER) {
      throw e;
    }
  }

  private static <S> S stored(KindDefinition<S> definition, Resource<Json> current) {
    return Documents.readStored(definition.specType(), current.spec());
  }

  private <S> Resource<S> changed(Resource<Json> stored, Draft draft, S spec) {
    return stored.next(
        draft.ref(),
        kinds.nextVersion(stored),
        labels(draft, stored.labels().owner()),
        spec,
        clock.instant());
  }

  private <S> Resource<S> created(
      Caller caller, Draft draft, KindDefinition<S> definition, S spec) {
    Instant now = clock.instant();
    return new Resource<>(
        Uid.next(now, random),
        draft.ref(),
        definition.version(),
        1,
        0,
        labels(draft, caller.name()),
        spec,
        Json.EMPTY,
        now,
        now);
  }

  private static Resource.Labels labels(Draft draft, Name owner) {
    return new Resource.Labels(draft.title(), draft.description(), draft.tags(), owner);
  }
}
