// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

/** What is answered to somebody who wants to do something. */
sealed interface Decision {
  Decision ALLOWED = new Allowed();
  Decision HIDDEN = new Hidden();

  static Decision missing(String right) {
    return new Forbidden(right);
  }

  record Allowed() implements Decision {}

  /** For them there is no such target. */
  record Hidden() implements Decision {}

  /**
   * They may see the target, but not do that to it.
   *
   * @param missing what they would need, as the end of a sentence: {@code the role editor in the
   *     project}
   */
  record Forbidden(String missing) implements Decision {}
}
