// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.nio.file.Path;
import java.time.InstantSource;

/** The process of the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("slipway.home", ".")).toAbsolutePath().normalize();
    Path userHome = Path.of(System.getProperty("user.home", "."));
    Terminal terminal = Terminal.ofProcess();
    Surroundings surroundings =
        new Surroundings(
            home,
            userHome,
            Path.of("").toAbsolutePath(),
            Tools.parse(System.getenv().getOrDefault("PATH", "")),
            InstantSource.system(),
            Thread::sleep);
    int code = new Application(terminal, surroundings).run(arguments);
    terminal.flush();
    System.exit(code);
  }
}
