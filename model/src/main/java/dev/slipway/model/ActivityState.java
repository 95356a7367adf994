// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** Where an activity of a run is. */
public enum ActivityState {
  /** Something it needs has not ended. */
  WAITING,
  /** It may start as soon as there is room. */
  READY,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  /** Nothing had changed, or something it needs did not succeed; its reason says which. */
  SKIPPED,
  /** A check on the staged output said fail. */
  REJECTED;

  public boolean isFinal() {
    return this != WAITING && this != READY && this != RUNNING;
  }
}
