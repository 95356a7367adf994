// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What a command finds around it.
 *
 * @param home where Slipway itself is, with its launcher and the demo
 * @param userHome where the default data directory is
 * @param working what relative paths are relative to
 * @param searchPath folders with programs
 */
record Surroundings(
    Path home,
    Path userHome,
    Path working,
    List<Path> searchPath,
    InstantSource clock,
    Pause pause) {

  /** Lets time pass. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  Path defaultData() {
    return userHome.resolve(".slipway");
  }

  Path launcher() {
    return home.resolve("slipway");
  }
}
