// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Uid;
import java.util.Set;

/**
 * How far a build goes.
 *
 * @param targets datasets; none means every dataset that a recipe makes
 * @param stopAt datasets at which the way through the flow ends: upstream they are read as they
 *     are, downstream they are made and nothing from them
 */
public record Scope(Set<Uid> targets, Set<Uid> stopAt) {
  public Scope {
    targets = Set.copyOf(targets);
    stopAt = Set.copyOf(stopAt);
  }

  /** All that leads to the targets or is made from them. */
  public static Scope of(Set<Uid> targets) {
    return new Scope(targets, Set.of());
  }
}
