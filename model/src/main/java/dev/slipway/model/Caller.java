// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * In whose name something is done. Every read and write below the server takes one, and {@code
 * access} decides on it.
 *
 * @param user the uid of the user or service account
 * @param name its name, for the audit trail
 * @param origin how the caller came in
 */
public record Caller(Uid user, Name name, Origin origin) {
  /** By which way a caller came in. */
  public enum Origin {
    /** A person or a program with a personal token. */
    USER,
    /** User code of a run, with the token of its attempt. */
    RUN,
    /** Slipway itself: recovery, maintenance, controllers. */
    SYSTEM
  }

  /** The identity under which Slipway's own upkeep is recorded. */
  public static final Caller SYSTEM =
      new Caller(new Uid("00000000000000000000000000"), new Name("slipway"), Origin.SYSTEM);
}
