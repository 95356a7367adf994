// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The record of one try at an activity.
 *
 * @param epoch epoch of the server that started it
 * @param revision counts changes of this record from 1, as for {@link Run}
 */
public record Attempt(
    AttemptId id,
    long epoch,
    AttemptState state,
    Instant started,
    Optional<Instant> finished,
    Optional<Failure> failure,
    long revision) {

  public enum AttemptState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Its server or worker went away before it answered. */
    LOST
  }

  public Attempt ended(AttemptState end, Optional<Failure> why, Instant now) {
    return new Attempt(id, epoch, end, started, Optional.of(now), why, revision + 1);
  }
}
