// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Share;
import dev.slipway.model.Uid;
import dev.slipway.spi.Condition;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may refer to a resource by its name, and what does, whoever asks. */
final class Referrers {
  private final Reads reads;
  private final KindRegistry kinds;

  Referrers(Reads reads, KindRegistry kinds) {
    this.reads = reads;
    this.kinds = kinds;
  }

  /**
   * Where the referrers of some resources are looked for.
   *
   * @param instance whether also among what belongs to no project
   */
  record Scope(Set<Uid> projects, boolean instance) {
    /** That nothing in the scope has changed since. */
    List<Condition> unchanged(Position since) {
      List<Condition> conditions = new ArrayList<>();
      projects.forEach(project -> conditions.add(new Condition.ProjectUnchanged(project, since)));
      if (instance) {
        conditions.add(new Condition.InstanceUnchanged(since));
      }
      return conditions;
    }
  }

  /**
   * What is in a project is referred to from the project and what is in it; a project from within
   * and from what belongs to no project; anything else from everywhere.
   */
  Scope scope(Collection<Resource<Json>> targets) {
    Set<Uid> projects = new LinkedHashSet<>();
    boolean instance = false;
    for (Resource<Json> target : targets) {
      Optional<Uid> project = target.ref().project().map(key -> reads.loadProject(key).uid());
      instance |= project.isEmpty();
      if (project.isPresent()) {
        projects.add(project.get());
      } else if (target.ref().kind().equals(Kind.PROJECT)) {
        projects.add(target.uid());
      } else {
        reads.all(Kind.PROJECT, Optional.empty()).forEach(any -> projects.add(any.uid()));
      }
    }
    return new Scope(projects, instance);
  }

  /** The same with the projects that some of them is shared with, whose recipes may read it. */
  Scope scopeOfSharing(Collection<Resource<Json>> targets) {
    Scope scope = scope(targets);
    Set<Uid> projects = new LinkedHashSet<>(scope.projects());
    for (Resource<Json> target : targets) {
      boolean isProject = target.ref().kind().equals(Kind.PROJECT);
      Optional<Resource<Json>> owner =
          isProject ? Optional.of(target) : target.ref().project().map(reads::loadProject);
      owner.stream()
          .flatMap(found -> Reads.typed(found, ProjectSpec.class).spec().shares().stream())
          .filter(share -> isProject || isOf(share, target.ref()))
          .flatMap(share -> share.projects().stream())
          .flatMap(key -> reads.find(Reads.projectRef(key)).stream())
          .forEach(into -> projects.add(into.uid()));
    }
    return new Scope(projects, scope.instance());
  }

  private static boolean isOf(Share share, Ref target) {
    return target.kind().equals(Kind.DATASET) && share.dataset().key().equals(target.name().key());
  }

  Stream<Resource<Json>> within(Scope scope) {
    List<Resource<Json>> all = new ArrayList<>();
    for (KindDefinition<?> definition : kinds.all()) {
      if (definition.inProject()) {
        scope
            .projects()
            .forEach(space -> all.addAll(reads.all(definition.kind(), Optional.of(space))));
      } else if (scope.instance()) {
        all.addAll(reads.all(definition.kind(), Optional.empty()));
      }
    }
    if (!scope.instance()) {
      scope.projects().forEach(project -> all.add(reads.load(project)));
    }
    return all.stream();
  }

  /** What the resource refers to, its project included. */
  Stream<Ref> targets(Resource<Json> resource) {
    return kinds.find(resource.ref().kind()).stream()
        .flatMap(definition -> targets(definition, resource));
  }

  private static <S> Stream<Ref> targets(KindDefinition<S> definition, Resource<Json> resource) {
    Resource<S> typed = Reads.typed(resource, definition.specType());
    Stream<Ref> named =
        definition.references(typed.ref(), typed.spec()).stream()
            .map(KindDefinition.Reference::target);
    return Stream.concat(named, resource.ref().project().map(Reads::projectRef).stream());
  }
}
