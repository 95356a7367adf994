// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;

/** Sends files to the server as one set, and says where in them a fault is. */
final class Applying {
  private Applying() {}

  static Json send(Session session, Path path, boolean dryRun) {
    return send(session.server(), Sources.read(session.surroundings().working(), path), dryRun);
  }

  static Json send(Server server, Sources sources, boolean dryRun) {
    try {
      return server.post(Routes.apply(dryRun), sources.body());
    } catch (SlipwayException e) {
      SlipwayException placed =
          new SlipwayException(
              e.code(),
              String.valueOf(e.getMessage()),
              e.problems().stream().map(problem -> placed(sources, problem)).toList());
      placed.initCause(e);
      throw placed;
    }
  }

  private static Problem placed(Sources sources, Problem problem) {
    return new Problem(sources.located(problem), 0, problem.message());
  }
}
