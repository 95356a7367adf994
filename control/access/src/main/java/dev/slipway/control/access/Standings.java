// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Grantee;
import dev.slipway.model.Kind;
import dev.slipway.model.Member;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Right;
import dev.slipway.model.Role;
import dev.slipway.model.Share;
import dev.slipway.model.Uid;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.ResourceStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what {@link Rules} decide on. */
final class Standings {
  private final ResourceStore resources;
  private final Directory directory;

  Standings(ResourceStore resources, Directory directory) {
    this.resources = resources;
    this.directory = directory;
  }

  /** Empty for those who are not there, or not any more. */
  Optional<Standing> of(Caller caller, Target target) {
    return directory.principal(caller.user()).map(principal -> of(caller, principal, target));
  }

  private Standing of(Caller caller, Principal principal, Target target) {
    if (principal.rights().contains(Right.ADMINISTER)) {
      return new Standing(
          caller.origin(), caller.scope(), principal.rights(), Optional.empty(), Optional.empty());
    }
    Optional<Membership> inProject =
        target.project().flatMap(project -> membership(principal, project));
    Optional<Membership> sharedWith =
        inProject.isEmpty() ? sharedWith(principal, target) : Optional.empty();
    return new Standing(caller.origin(), caller.scope(), principal.rights(), inProject, sharedWith);
  }

  Facts facts(Caller caller, Target target) {
    Optional<ConnectionSpec> connection =
        target
            .resource()
            .filter(_ -> target.kind().equals(Kind.CONNECTION))
            .flatMap(directory::connection)
            .map(Resource::spec);
    Optional<Principal> principal = directory.principal(caller.user());
    return new Facts(
        target.kind(),
        target.project(),
        target.resource().isEmpty(),
        target.resource().equals(Optional.of(caller.user())),
        target.resource().equals(Optional.of(Access.owner().user())),
        among(principal, connection.map(ConnectionSpec::usableBy)),
        among(principal, connection.map(ConnectionSpec::detailsReadableBy)));
  }

  private static boolean among(Optional<Principal> principal, Optional<List<Grantee>> grantees) {
    return principal.isPresent() && grantees.filter(principal.get()::isAmong).isPresent();
  }

  private Optional<Membership> membership(Principal principal, Uid project) {
    return directory.project(project).flatMap(found -> membership(principal, found));
  }

  private static Optional<Membership> membership(
      Principal principal, Resource<ProjectSpec> project) {
    Stream<Membership> given =
        project.spec().members().stream()
            .filter(member -> principal.is(member.grantee()))
            .map(Standings::membership);
    Stream<Membership> made =
        made(principal, project) ? Stream.of(new Membership(Role.OWNER, false)) : Stream.empty();
    return Stream.concat(given, made).reduce(Membership::or);
  }

  private static Membership membership(Member member) {
    return new Membership(member.role(), member.exportData());
  }

  /**
   * Who made a project owns it. A name tells who that was, and nobody who came after it can be
   * meant.
   */
  private static boolean made(Principal principal, Resource<ProjectSpec> project) {
    return principal.ref().name().key().equals(project.labels().owner().key())
        && !principal.created().isAfter(project.created());
  }

  private Optional<Membership> sharedWith(Principal principal, Target target) {
    if (!target.kind().equals(Kind.DATASET) || target.resource().isEmpty()) {
      return Optional.empty();
    }
    List<Share> shares =
        target
            .project()
            .flatMap(directory::project)
            .map(project -> project.spec().shares())
            .orElse(List.of());
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    return resources.find(target.resource().get()).map(Resource::name).stream()
        .flatMap(name -> shares.stream().filter(share -> share.dataset().key().equals(name.key())))
        .flatMap(share -> share.projects().stream())
        .flatMap(project -> memberOf(principal, project).stream())
        .reduce(Membership::or);
  }

  private Optional<Membership> memberOf(Principal principal, Name project) {
    return resources
        .find(Ref.ofInstance(Kind.PROJECT, project))
        .flatMap(found -> membership(principal, found.uid()));
  }
}
