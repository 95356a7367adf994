// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;

/** The exit codes of every command; scripts rely on them. */
final class Exit {
  private Exit() {}

  static final int DONE = 0;

  /** The work was done and its answer is no: a failed build, a difference, something missing. */
  static final int NO = 1;

  static final int USAGE = 2;

  /** The server understood and refused. */
  static final int REFUSED = 3;

  /** No server answered. */
  static final int UNREACHABLE = 4;

  /** A fault of Slipway itself. */
  static final int FAULT = 5;

  static int of(ErrorCode code) {
    return switch (code.kind()) {
      case USER, PERMISSION, CONFLICT -> REFUSED;
      case RESOURCES -> REFUSED;
      case EXTERNAL -> code == ErrorCode.UNAVAILABLE ? UNREACHABLE : REFUSED;
      case INTERNAL -> FAULT;
    };
  }
}
