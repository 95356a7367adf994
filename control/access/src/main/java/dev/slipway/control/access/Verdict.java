// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

/** What is answered to somebody who wants to do something. */
enum Verdict {
  ALLOWED,
  /** They may see the target, but not do that to it. */
  FORBIDDEN,
  /** For them there is no such target. */
  HIDDEN
}
