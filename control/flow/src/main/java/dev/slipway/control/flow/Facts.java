// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Rebuild;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import java.util.Map;
import java.util.Optional;

/** What the planner of a build asks about the world. Answers must not change during one plan. */
public interface Facts {
  /**
   * What goes into the fingerprint of the step besides its inputs' versions: {@link
   * Fingerprints#DEFINITION}, {@link Fingerprints#ENGINE}, {@link Fingerprints#RENDERER}; {@link
   * Fingerprints#VOLATILE} where its result may differ although nothing changed.
   */
  Map<String, String> parts(Step step);

  /** What the dataset's published content was made of; empty if it was never built. */
  Optional<Fingerprint> made(Uid dataset);

  /**
   * The dataset's version now: the published snapshot of a managed one, a hash over the files of an
   * external one; empty where there is none or it cannot be told.
   */
  Optional<String> version(Uid dataset);

  /** What people call the dataset. */
  String name(Uid dataset);

  /** When builds make the dataset. */
  default Rebuild rebuilds(Uid dataset) {
    return Rebuild.NORMAL;
  }

  /** Whether a change of engine, renderer or environment alone is reason enough to rebuild. */
  default boolean rebuildsOnUpgrade() {
    return false;
  }
}
