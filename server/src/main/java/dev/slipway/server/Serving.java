// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** From the first request that can be answered to the last. */
final class Serving implements QuarkusApplication {
  private final Studio studio;

  Serving(Studio studio) {
    this.studio = studio;
  }

  @Override
  public int run(String... arguments) {
    try (studio) {
      studio.announce();
      System.out.println("Slipway serves at " + studio.url() + " from " + studio.directory() + ".");
      Thread.ofVirtual().start(studio::warmUp);
      Quarkus.waitForExit();
    }
    return 0;
  }
}
