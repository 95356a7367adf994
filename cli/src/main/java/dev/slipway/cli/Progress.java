// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.time.Instant;

/** Shows a run while it goes on; told each time the run was looked at. */
interface Progress {
  /** Shows nothing. */
  Progress NONE = (detail, now) -> {};

  void show(Wire.Detail detail, Instant now);

  /** For a person at a terminal, lines that change in place; otherwise a line for each change. */
  static Progress on(Terminal terminal) {
    return terminal.live() ? new LiveProgress(terminal) : new PlainProgress(terminal);
  }

  /** The longest name of an activity. */
  static int nameWidth(Wire.Detail detail) {
    return detail.activities().stream()
        .mapToInt(activity -> activity.recipe().value().length())
        .max()
        .orElse(0);
  }
}
