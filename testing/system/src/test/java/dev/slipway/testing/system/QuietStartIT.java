// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietStartIT {
  @TempDir private Path folder;

  @Test
  void saysWhereItServesAndNothingElse() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Path key = folder.resolve("key.json");

    Studio.start(new Launcher(folder), data, "--key-file", key.toString()).close();

    assertThat(Files.readAllLines(folder.resolve("data-server.log")))
        .singleElement()
        .asString()
        .startsWith("Slipway serves at http://127.0.0.1:");
  }
}
