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

/** Hands tests that ask for it what is started once for all of them, and closed after the last. */
abstract class SharedByTests<T extends AutoCloseable> implements ParameterResolver {
  private final Class<T> type;

  SharedByTests(Class<T> type) {
    this.type = type;
  }

  abstract T start() throws IOException, InterruptedException;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(type, _ -> started(), type);
  }

  private T started() {
    try {
      return start();
    } catch (IOException e) {
      throw new ParameterResolutionException("no " + type.getSimpleName() + " was started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParameterResolutionException(
          "the start of a " + type.getSimpleName() + " was interrupted", e);
    }
  }

  /** Deletes the folder that it was started in. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
