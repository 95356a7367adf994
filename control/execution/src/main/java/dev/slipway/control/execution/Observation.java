// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;

/** What a controller is told. */
sealed interface Observation {
  /** An attempt that a decision started has ended. */
  record Ended(AttemptId attempt, Outcome outcome) implements Observation {}

  /** Somebody asked for the end of the run. */
  record CancelAsked() implements Observation {}

  /** A server has taken the run over; attempts of the server before it are gone. */
  record Adopted(Run.Owner owner) implements Observation {}

  /** This server stops; what it has running is to be tried again by whoever goes on. */
  record LetGo() implements Observation {}

  /** Time has passed, or there is room that there was not. */
  record Woken() implements Observation {}
}
