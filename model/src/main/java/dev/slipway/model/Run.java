// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Any execution with a record, a log and an owner.
 *
 * @param type what is executed: {@code build}
 * @param runAs in whose name; asked again at start, at each credential and at publication
 * @param owner the server that drives it, absent until one has claimed it
 * @param request what was asked for, in the type's own form
 * @param cancelRequested set once, never cleared
 * @param revision counts changes of this record from 1; a write that does not raise it by one is
 *     refused
 */
public record Run(
    Uid uid,
    String type,
    Uid project,
    Caller runAs,
    Optional<Owner> owner,
    RunState state,
    Json request,
    boolean cancelRequested,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<Failure> failure,
    long revision) {

  /** A server and the epoch of its lease at the time of the claim. */
  public record Owner(Uid server, long epoch) {}

  public Run claimedBy(Owner server, Instant now) {
    return new Run(
        uid,
        type,
        project,
        runAs,
        Optional.of(server),
        RunState.RUNNING,
        request,
        cancelRequested,
        created,
        started.or(() -> Optional.of(now)),
        finished,
        failure,
        revision + 1);
  }

  public Run cancelled() {
    return new Run(
        uid,
        type,
        project,
        runAs,
        owner,
        state,
        request,
        true,
        created,
        started,
        finished,
        failure,
        revision + 1);
  }

  public Run ended(RunState end, Optional<Failure> why, Instant now) {
    return new Run(
        uid,
        type,
        project,
        runAs,
        owner,
        end,
        request,
        cancelRequested,
        created,
        started,
        Optional.of(now),
        why,
        revision + 1);
  }
}
