// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls commands as a shell would, and keeps what they print. */
final class CommandLineFixture {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:10Z");

  private final Path working;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> options = new ArrayList<>();

  CommandLineFixture(Path working) {
    this.working = working;
  }

  /** These options go before each command. */
  CommandLineFixture with(String... globals) {
    options.addAll(Arrays.asList(globals));
    return this;
  }

  int run(String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(Arrays.asList(arguments));
    return new Application(terminal(), surroundings()).run(all.toArray(String[]::new));
  }

  Terminal terminal() {
    return new Terminal(new PrintWriter(out), new PrintWriter(err), false);
  }

  /** Nothing waits, and the clock stands still. */
  Surroundings surroundings() {
    return new Surroundings(
        working, working, working, List.of(), InstantSource.fixed(NOW), time -> {});
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
