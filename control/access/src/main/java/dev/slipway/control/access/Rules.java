// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Right;
import dev.slipway.model.Role;
import dev.slipway.spi.Action;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rights that there are, as one function of what is known about caller and target. */
final class Rules {
  /** Who makes and changes the kinds of the instance; all others are the administrators'. */
  private static final Map<Kind, Right> MANAGED_BY =
      Map.of(
          Kind.PROJECT, Right.CREATE_PROJECTS,
          Kind.CONNECTION, Right.MANAGE_CONNECTIONS);

  private Rules() {}

  static Decision decide(Standing standing, Action action, Facts facts) {
    if (facts.isBuiltIn() && action == Action.DELETE && standing.isAdministrator()) {
      return Decision.missing("another server, as this one cannot do without it");
    }
    Decision whole =
        standing.isAdministrator() ? Decision.ALLOWED : byRights(standing, action, facts);
    return whole instanceof Decision.Allowed ? narrowed(standing, action, facts) : whole;
  }

  private static Decision byRights(Standing standing, Action action, Facts facts) {
    if (facts.project().isPresent()) {
      return inProject(standing, action, facts);
    }
    if (facts.isKind()) {
      return ofKind(standing, action, facts.kind());
    }
    if (facts.kind().equals(Kind.CONNECTION)) {
      return connection(standing, action, facts);
    }
    return ofInstance(action, facts);
  }

  private static Decision inProject(Standing standing, Action action, Facts facts) {
    return standing
        .inProject()
        .map(membership -> byRole(membership, action, facts))
        .or(() -> standing.sharedWith().map(membership -> shared(membership, action)))
        .orElse(Decision.HIDDEN);
  }

  private static Decision byRole(Membership membership, Action action, Facts facts) {
    if (action == Action.EXPORT) {
      return membership.exportData() ? Decision.ALLOWED : exportMissing();
    }
    Role needed =
        switch (action) {
          case READ, READ_DETAILS, USE -> Role.READER;
          case RUN -> Role.RUN_ONLY;
          case QUERY -> Role.ANALYST;
          case CHANGE_DATA -> Role.EDITOR;
          case WRITE, DELETE -> facts.isProject() ? Role.OWNER : Role.EDITOR;
          case ADMINISTER -> Role.OWNER;
          case EXPORT -> throw new IllegalStateException("no role brings it");
        };
    return membership.atLeast(needed)
        ? Decision.ALLOWED
        : Decision.missing("the role " + words(needed) + " in the project");
  }

  private static Decision shared(Membership membership, Action action) {
    return switch (action) {
      case READ, USE -> Decision.ALLOWED;
      case QUERY ->
          membership.atLeast(Role.ANALYST)
              ? Decision.ALLOWED
              : Decision.missing("the role analyst in a project that it is shared with");
      case EXPORT -> membership.exportData() ? Decision.ALLOWED : exportMissing();
      case READ_DETAILS, CHANGE_DATA, WRITE, DELETE, RUN, ADMINISTER ->
          Decision.missing("a role in the project itself, as it is shared for reading alone");
    };
  }

  private static Decision exportMissing() {
    return Decision.missing("the right to export data of the project");
  }

  /** A listing shows what of it may be seen; nobody is told how much that leaves out. */
  private static Decision ofKind(Standing standing, Action action, Kind kind) {
    Right needed =
        action == Action.ADMINISTER
            ? Right.ADMINISTER
            : MANAGED_BY.getOrDefault(kind, Right.ADMINISTER);
    return action == Action.READ || standing.has(needed)
        ? Decision.ALLOWED
        : Decision.missing(right(needed));
  }

  private static Decision connection(Standing standing, Action action, Facts facts) {
    if (standing.has(Right.MANAGE_CONNECTIONS)) {
      return Decision.ALLOWED;
    }
    if (!facts.usable() && !facts.detailsReadable()) {
      return Decision.HIDDEN;
    }
    return switch (action) {
      case READ -> Decision.ALLOWED;
      case USE, CHANGE_DATA ->
          facts.usable() ? Decision.ALLOWED : Decision.missing("to be among those it is usable by");
      case READ_DETAILS ->
          facts.detailsReadable()
              ? Decision.ALLOWED
              : Decision.missing("to be among those its details are readable by");
      case QUERY, EXPORT, WRITE, DELETE, RUN, ADMINISTER ->
          Decision.missing(right(Right.MANAGE_CONNECTIONS));
    };
  }

  /** Whoever may name members has to know whether there is such a user or group. */
  private static Decision ofInstance(Action action, Facts facts) {
    boolean isGrantee =
        facts.kind().equals(Kind.USER)
            || facts.kind().equals(Kind.GROUP)
            || facts.kind().equals(Kind.SERVICE_ACCOUNT);
    boolean seen = facts.isCaller() && (action == Action.READ || action == Action.READ_DETAILS);
    if (seen || (isGrantee && action == Action.USE)) {
      return Decision.ALLOWED;
    }
    return facts.isCaller() ? Decision.missing(right(Right.ADMINISTER)) : Decision.HIDDEN;
  }

  /** What a run's code or a token of less than all rights may do of what its user may. */
  private static Decision narrowed(Standing standing, Action action, Facts facts) {
    if (standing.origin() == Caller.Origin.RUN
        && action != Action.READ
        && action != Action.EXPORT) {
      return Decision.missing("a personal token, as the code of a run may only read");
    }
    return standing.scope().map(scope -> scoped(scope, action, facts)).orElse(Decision.ALLOWED);
  }

  private static Decision scoped(Caller.Scope scope, Action action, Facts facts) {
    Optional<Decision> outside =
        scope.projects().isEmpty() ? Optional.empty() : outside(scope, action, facts);
    return outside.orElseGet(() ->
        scope.readOnly() && changes(action)
            ? Decision.missing("a token that may do more than read")
            : Decision.ALLOWED);
  }

  /** Of the instance, work in some projects needs what they refer to, and to see connections. */
  private static Optional<Decision> outside(Caller.Scope scope, Action action, Facts facts) {
    if (facts.project().isPresent()) {
      return scope.projects().contains(facts.project().get())
          ? Optional.empty()
          : Optional.of(Decision.HIDDEN);
    }
    return switch (action) {
      case READ ->
          facts.isKind() || facts.kind().equals(Kind.CONNECTION)
              ? Optional.empty()
              : Optional.of(Decision.HIDDEN);
      case USE, CHANGE_DATA -> Optional.empty();
      case READ_DETAILS, QUERY, EXPORT, WRITE, DELETE, RUN, ADMINISTER ->
          Optional.of(Decision.missing("a token that is not limited to projects"));
    };
  }

  private static boolean changes(Action action) {
    return switch (action) {
      case READ, READ_DETAILS, USE, QUERY, EXPORT -> false;
      case CHANGE_DATA, WRITE, DELETE, RUN, ADMINISTER -> true;
    };
  }

  private static String right(Right right) {
    return "the right to " + words(right);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
