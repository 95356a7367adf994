// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;

/** Tells a person why a command did not do what it should, and the caller by the exit code. */
final class Faults {
  private final Terminal terminal;

  Faults(Terminal terminal) {
    this.terminal = terminal;
  }

  int told(Exception e) {
    return switch (e) {
      case SlipwayException refused -> refused(refused);
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        terminal.error("The command was interrupted.");
        yield Exit.NO;
      }
      default -> {
        terminal.error("This should not have happened; please report it with what follows.");
        e.printStackTrace(terminal.err());
        yield Exit.FAULT;
      }
    };
  }

  private int refused(SlipwayException e) {
    String whole = String.valueOf(e.getMessage());
    terminal.error(whole);
    e.problems().stream()
        .filter(problem -> !problem.pointer().isEmpty() || !whole.contains(problem.message()))
        .map(Faults::sentence)
        .distinct()
        .forEach(line -> terminal.error("  " + line));
    return e.code() == ErrorCode.CANCELLED ? Exit.NO : Exit.of(e.code());
  }

  private static String sentence(Problem problem) {
    String line = problem.line() > 0 ? "line " + problem.line() + ", " : "";
    String place = line + problem.pointer();
    return place.isEmpty() ? problem.message() : place + ": " + problem.message();
  }
}
