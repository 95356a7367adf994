// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Optional;

/**
 * In whose name something is done. Every read and write below the server takes one, and {@code
 * access} decides on it.
 *
 * @param user the uid of the user or service account
 * @param name its name, for the audit trail
 * @param origin how the caller came in
 * @param scope what of the user's rights the caller has; empty for all of them
 */
public record Caller(Uid user, Name name, Origin origin, Optional<Scope> scope) {
  /** By which way a caller came in. */
  public enum Origin {
    /** A person or a program with a personal token. */
    USER,
    /** User code of a run, with the token of its attempt. */
    RUN,
    /** Slipway itself: recovery, maintenance, controllers. */
    SYSTEM
  }

  /**
   * A part of somebody's rights.
   *
   * @param readOnly whether nothing may be changed or started
   * @param projects the only ones that are there; none for all
   */
  public record Scope(boolean readOnly, List<Uid> projects) {
    public Scope {
      projects = List.copyOf(projects);
    }
  }

  /** The identity under which Slipway's own upkeep is recorded. */
  public static final Caller SYSTEM =
      new Caller(new Uid("00000000000000000000000000"), new Name("slipway"), Origin.SYSTEM);

  /** With all rights that the user has. */
  public Caller(Uid user, Name name, Origin origin) {
    this(user, name, origin, Optional.empty());
  }
}
