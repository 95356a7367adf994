// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

/** What the caller expects to find in the place that is written. */
public sealed interface Precondition {
  Precondition ANY = new Whatever();

  /** Nothing in particular: what is written counts, whatever it replaces. */
  record Whatever() implements Precondition {}

  /** The resource does not exist yet. */
  record Absent() implements Precondition {}

  /** The resource is of that generation, the one that the caller has read. */
  record Generation(long value) implements Precondition {}
}
