// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.SlipwayException;
import io.quarkus.runtime.Application;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the studio on a thread of its own while the web framework starts, and hands it to the
 * framework's beans. The first of them waits for it, before the server listens: nobody is answered
 * from a store that is not recovered.
 */
final class Opening {
  private static volatile Optional<FutureTask<Studio>> opening = Optional.empty();

  private Opening() {}

  static void begin(Supplier<Studio> open) {
    FutureTask<Studio> task = new FutureTask<>(open::get);
    opening = Optional.of(task);
    Thread.ofPlatform().name("opening").start(task);
  }

  /**
   * @throws IllegalStateException if there is no studio, which has been told then; it ends the
   *     start of the framework
   */
  @Produces
  @Singleton
  static Studio studio() {
    FutureTask<Studio> task =
        opening.orElseThrow(
            () -> new IllegalStateException("Main opens the studio before it is served"));
    try {
      return task.get();
    } catch (ExecutionException e) {
      tell(Objects.requireNonNullElse(e.getCause(), e));
      throw new IllegalStateException("The studio could not be opened", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while the studio was opened", e);
    }
  }

  /** In a sentence, instead of which the framework would log where it was interrupted. */
  private static void tell(Throwable fault) {
    if (fault instanceof SlipwayException foreseen) {
      System.err.println(foreseen.getMessage());
    } else {
      Main.explain(fault);
    }
    Logger.getLogger(Application.class.getName()).setLevel(Level.OFF);
  }
}
