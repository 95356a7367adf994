// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.Failure;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Staged;

/** What a worker answers: one for each kind of {@link Work}, and the failure. */
public sealed interface Answer {
  record Built(Staged staged) implements Answer {}

  record Found(Engine.Rows rows) implements Answer {}

  record Seen(Engine.Detected detected) implements Answer {}

  /** The task is not done, and left nothing behind. */
  record Failed(Failure failure) implements Answer {}
}
