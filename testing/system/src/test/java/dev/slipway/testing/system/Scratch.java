// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A studio on a fresh data directory, started once for all tests that ask for it. Each of them
 * makes projects of its own.
 */
record Scratch(Path folder, Studio studio, Client client) implements AutoCloseable {

  private static Scratch open() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("slipway");
    Studio studio = Studio.start(new Launcher(folder), folder.resolve("data"));
    return new Scratch(folder, studio, Client.of(studio, folder.resolve("data")));
  }

  Path data() {
    return folder.resolve("data");
  }

  RawClient raw() throws IOException {
    return RawClient.of(studio, data());
  }

  Launcher launcher() {
    return new Launcher(folder);
  }

  Project project(String name) throws IOException, InterruptedException {
    return Project.create(client, name);
  }

  @Override
  public void close() throws IOException {
    client.close();
    studio.close();
    new Processes(data()).awaitEnd();
    SharedByTests.delete(folder);
  }

  /** Hands the studio to tests that ask for it. */
  static final class Given extends SharedByTests<Scratch> {
    Given() {
      super(Scratch.class);
    }

    @Override
    Scratch start() throws IOException, InterruptedException {
      return Scratch.open();
    }
  }
}
