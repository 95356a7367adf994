// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.nio.file.Path;

/**
 * @param root the checkout, with its launcher
 * @param scratch a directory that the run may fill, empty at its start
 */
record Home(Path root, Path scratch) {
  Path launcher() {
    return root.resolve("slipway");
  }
}
