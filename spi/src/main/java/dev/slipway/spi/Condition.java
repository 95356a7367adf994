// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;

/** What must hold for a batch to be applied, besides what its writes demand themselves. */
public sealed interface Condition {
  /** The resource exists and its spec has not changed since that generation. */
  record GenerationIs(Uid resource, long generation) implements Condition {}

  /** The resource exists. */
  record Exists(Uid resource) implements Condition {}

  /**
   * No spec was written or deleted in the project after that position (statuses do not count).
   * Guards decisions that looked at a whole flow: no cycle, nothing refers to it.
   */
  record ProjectUnchanged(Uid project, Position since) implements Condition {}

  /**
   * No spec of what belongs to no project, such as a project itself or a connection, was written or
   * deleted after that position. Guards decisions that looked at all of them: nothing else refers
   * to it.
   */
  record InstanceUnchanged(Position since) implements Condition {}

  /** The server's lease is still of that epoch; otherwise {@code NOT_OWNER}. */
  record EpochIs(Uid server, long epoch) implements Condition {}

  /** The server's lease is of that epoch and its time is over, by the store's own clock. */
  record LeaseOver(Uid server, long epoch) implements Condition {}

  /** The run's record is still of that revision. */
  record RunIs(Uid run, long revision) implements Condition {}
}
