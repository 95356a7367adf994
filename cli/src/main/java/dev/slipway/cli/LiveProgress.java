// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ActivityState;
import dev.slipway.model.Text;
import java.time.Instant;
import java.util.List;

/** One line for each activity, drawn again in place (ANSI escape sequences, ECMA-48). */
final class LiveProgress implements Progress {
  private static final String ESCAPE = "\u001b[";
  private static final String CLEAR_TO_END_OF_LINE = ESCAPE + "K";
  private static final String PLAIN = ESCAPE + "0m";

  /** A line that wraps would spoil the count of lines to go up: the terminal is to cut it. */
  private static final String NO_WRAP = ESCAPE + "?7l";

  private static final String WRAP = ESCAPE + "?7h";
  private static final int WIDEST = 110;

  private final Terminal terminal;
  private int drawn;

  LiveProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Wire.Detail detail, Instant now) {
    int width = Progress.nameWidth(detail);
    List<ActivityLine> lines =
        detail.activities().stream().map(activity -> ActivityLine.of(activity, now)).toList();
    StringBuilder frame = new StringBuilder(drawn == 0 ? NO_WRAP : NO_WRAP + ESCAPE + drawn + "A");
    for (ActivityLine line : lines) {
      frame.append(colour(line.state())).append(Text.visible(line.text(width), WIDEST));
      frame.append(PLAIN).append(CLEAR_TO_END_OF_LINE).append('\n');
    }
    frame.append(WRAP);
    drawn = lines.size();
    terminal.out().print(frame);
    terminal.out().flush();
  }

  private static String colour(ActivityState state) {
    return switch (state) {
      case WAITING, READY, SKIPPED -> ESCAPE + "2m";
      case RUNNING -> ESCAPE + "36m";
      case SUCCEEDED -> ESCAPE + "32m";
      case FAILED, REJECTED, CANCELLED -> ESCAPE + "31m";
    };
  }
}
