// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Engine;

/** What a worker is asked for. */
public sealed interface Work {
  /** What it may use. */
  default Engine.Limits limits() {
    return switch (this) {
      case Build build -> build.task().limits();
      case Query query -> query.task().limits();
      case Detect detect -> detect.task().limits();
    };
  }

  record Build(Engine.BuildTask task) implements Work {}

  record Query(Engine.QueryTask task) implements Work {}

  record Detect(Engine.DetectTask task) implements Work {}
}
