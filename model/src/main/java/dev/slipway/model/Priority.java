// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** Whose runs start first where not all can; those of lower priority wait. */
public enum Priority {
  /** Somebody waits for it. */
  INTERACTIVE,
  /** It has its time. */
  SCHEDULED,
  /** Whenever there is room. */
  BACKFILL
}
