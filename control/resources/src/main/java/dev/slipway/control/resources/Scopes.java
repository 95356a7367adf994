// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Variables.Level;
import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.UserSpec;
import dev.slipway.model.Variable;
import java.util.Map;
import java.util.Optional;

/** Finds out which variables hold in a project, before those of a run. */
final class Scopes {
  private final Reads reads;

  Scopes(Reads reads) {
    this.reads = reads;
  }

  /** As they are stored. */
  Variables of(Resource<ProjectSpec> project) {
    return of(
        project,
        stored(VariablesKind.LOCAL, project.name()),
        stored(VariablesKind.SETTINGS, project.name()));
  }

  /** A user's own, which hold where they build. */
  Map<Name, Variable> of(Caller caller) {
    return reads
        .find(caller.user())
        .filter(found -> found.ref().kind().equals(Kind.USER))
        .map(found -> Reads.typed(found, UserSpec.class).spec().variables())
        .orElse(Map.of());
  }

  /** As they would be if a set of proposals were saved. */
  Variables of(Candidate candidate, Name project) {
    return of(
        candidate.project(project),
        wanted(VariablesKind.LOCAL, candidate, project),
        wanted(VariablesKind.SETTINGS, candidate, project));
  }

  private static Variables of(
      Resource<ProjectSpec> project, Map<Name, Variable> local, Map<Name, Variable> instance) {
    Map<Name, Variable> exported = project.spec().variables();
    return local.isEmpty() && instance.isEmpty() && exported.isEmpty()
        ? Variables.NONE
        : Variables.of(
            Map.of(Level.PROJECT_LOCAL, local, Level.PROJECT, exported, Level.INSTANCE, instance));
  }

  private <S> Map<Name, Variable> stored(VariablesKind<S> kind, Name project) {
    Ref ref = kind.ref(Optional.of(project));
    return reads
        .find(ref)
        .map(found -> kind.variables(Reads.typed(found, kind.specType()).spec()))
        .orElse(Map.of());
  }

  private <S> Map<Name, Variable> wanted(VariablesKind<S> kind, Candidate candidate, Name project) {
    return candidate
        .proposed(kind.ref(Optional.of(project)))
        .flatMap(proposal -> proposal.as(kind.specType()))
        .map(found -> kind.variables(found.spec()))
        .orElseGet(() -> stored(kind, project));
  }
}
