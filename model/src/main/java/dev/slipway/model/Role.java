// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** What a member may do in a project; each may do all that those before it may. */
public enum Role {
  /** See everything in it: settings, columns, rows, runs. */
  READER,
  /** Start its builds and end them, without changing what they do. */
  RUN_ONLY,
  /** Ask questions of its data in SQL of their own. */
  ANALYST,
  /** Make, change and remove what is in it. */
  EDITOR,
  /** Change the project itself: its settings, its members, with whom it shares. */
  OWNER
}
