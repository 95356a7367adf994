// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Engine;

/** What a worker is asked for. */
public sealed interface Work {
  record Build(Engine.BuildTask task) implements Work {}

  record Query(Engine.QueryTask task) implements Work {}

  record Detect(Engine.DetectTask task) implements Work {}
}
