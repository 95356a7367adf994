// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** Where a run is. */
public enum RunState {
  WAITING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Whether nothing can happen to the run any more. */
  public boolean isFinal() {
    return this != WAITING && this != RUNNING;
  }
}
