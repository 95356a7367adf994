// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One recipe (and partition) within a build.
 *
 * @param recipe its name when the build was planned, for people
 * @param needs the activities of the same run that must end well first
 * @param reason a sentence: why it runs, or why it was skipped
 * @param attempts how many attempts were started
 * @param notBefore the earliest instant of the next attempt
 * @param result what it made, in the form of {@link ActivityResult}; empty object before
 * @param revision counts changes of this record from 1, as for {@link Run}
 */
public record Activity(
    Uid run,
    ActivityKey key,
    Name recipe,
    List<ActivityKey> needs,
    ActivityState state,
    String reason,
    int attempts,
    Instant notBefore,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<Failure> failure,
    Json result,
    long revision) {
  public Activity {
    needs = List.copyOf(needs);
  }
}
