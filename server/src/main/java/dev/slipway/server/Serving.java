// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** From the first request that can be answered to the last. */
@Singleton
final class Serving implements QuarkusApplication {
  private final Studio studio;
  private final Listeners listeners;

  Serving(Studio studio, Listeners listeners) {
    this.studio = studio;
    this.listeners = listeners;
  }

  @Override
  public int run(String... arguments) {
    studio.announce();
    System.out.println(
        "Slipway serves at " + studio.place().url() + " from " + studio.settings().data() + ".");
    studio
        .place()
        .certificate()
        .ifPresent(fingerprint ->
            System.out.println("Its certificate has the SHA-256 fingerprint " + fingerprint + "."));
    Thread.ofVirtual().start(studio::warmUp);
    Quarkus.waitForExit();
    listeners.dismiss();
    return 0;
  }

  /** Comes when the requests that were under way have been answered. */
  void close(@Observes ShutdownEvent end) {
    studio.close();
  }
}
