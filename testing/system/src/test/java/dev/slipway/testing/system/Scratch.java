// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A studio on a fresh data directory, started once for all tests that ask for it. Each of them
 * makes projects of its own.
 */
record Scratch(Path folder, Studio studio, Client client) implements AutoCloseable {

  private static Scratch start() throws IOException, InterruptedException {
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
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Hands the studio to tests that ask for it. */
  static final class Given implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Scratch.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .getOrComputeIfAbsent(Scratch.class, _ -> started(), Scratch.class);
    }

    private static Scratch started() {
      try {
        return start();
      } catch (IOException e) {
        throw new ParameterResolutionException("no studio could be started", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ParameterResolutionException("the start of a studio was interrupted", e);
      }
    }
  }
}
