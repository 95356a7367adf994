// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Uid;

/** What the driver is told, in the order in which it happened. */
sealed interface Event {
  /** A new build; its record is not stored yet. */
  record Submitted(RunRecord build) implements Event {}

  /** A run that no server drives, as stored. */
  record Found(RunRecord record) implements Event {}

  /** Something about a run that this server drives; without consequence for any other. */
  record Seen(Uid run, Observation observation) implements Event {}

  /** Other limits hold from now on. */
  record Limited(Limits limits) implements Event {}

  /** The server is about to stop, and starts nothing more. */
  record Draining() implements Event {}

  /** The server stops now: what still runs is to be queued again. */
  record LetGo() implements Event {}

  /** Time has passed. */
  record Tick() implements Event {}
}
