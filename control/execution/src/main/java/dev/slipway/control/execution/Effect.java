// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;

/** What is to be done outside the database once a decision is committed. Named by the attempt. */
sealed interface Effect {
  AttemptId attempt();

  /** Do the work of the attempt; its end is observed. */
  record Start(AttemptId attempt) implements Effect {}

  /** End the attempt; its end is observed. Nothing happens if it has ended. */
  record Cancel(AttemptId attempt) implements Effect {}

  /** Remove what the attempt staged and nobody will publish. */
  record Discard(AttemptId attempt) implements Effect {}
}
