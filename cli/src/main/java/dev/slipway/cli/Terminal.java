// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command prints.
 *
 * @param live whether somebody watches: lines may then be drawn again and coloured
 */
record Terminal(PrintWriter out, PrintWriter err, boolean live) {

  static Terminal ofProcess() {
    return new Terminal(
        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
        new PrintWriter(System.err, false, StandardCharsets.UTF_8),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  void error(String text) {
    out.flush();
    err.println(text);
    err.flush();
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
