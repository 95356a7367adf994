// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of commands that ask a server stand on: one that gives prepared answers. */
abstract class ServedCommands {
  final FakeServer server = new FakeServer();
  @TempDir Path folder;
  CommandLineFixture slipway = new CommandLineFixture(Path.of(""));

  @BeforeEach
  void connect() throws IOException {
    slipway =
        new CommandLineFixture(folder)
            .with("--data", server.describeIn(folder.resolve("data")).toString());
  }

  @AfterEach
  void close() {
    server.close();
  }
}
