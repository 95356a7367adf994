// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks at a run until it has ended. A server that is killed in the middle goes on with the run
 * when it is started again; so does this, if that happens soon enough.
 */
final class Following {
  private static final Duration BETWEEN = Duration.ofMillis(120);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Server server;
  private final Surroundings surroundings;
  private final Duration between;

  Following(Server server, Surroundings surroundings) {
    this(server, surroundings, BETWEEN);
  }

  /**
   * @param between how long to wait before it looks again
   */
  Following(Server server, Surroundings surroundings, Duration between) {
    this.server = server;
    this.surroundings = surroundings;
    this.between = between;
  }

  /** Starts a build; returns it as it ended. */
  Wire.Detail build(Name project, BuildRequest request, Progress progress) {
    Run run = server.post(Routes.build(project, false), Documents.write(request), Run.class);
    return untilEnd(run.uid().value(), progress);
  }

  /** The run as it ended. */
  Wire.Detail untilEnd(String run, Progress progress) {
    while (true) {
      Wire.Detail detail = look(run);
      progress.show(detail, surroundings.clock().instant());
      if (detail.run().state().isFinal()) {
        return detail;
      }
      pause(between);
    }
  }

  private Wire.Detail look(String run) {
    Instant since = surroundings.clock().instant();
    while (true) {
      try {
        return server.get(Routes.run(run), Wire.Detail.class);
      } catch (SlipwayException e) {
        boolean isGivenUp = surroundings.clock().instant().isAfter(since.plus(PATIENCE));
        if (e.code() != ErrorCode.UNAVAILABLE || isGivenUp) {
          throw e;
        }
        pause(between);
      }
    }
  }

  private void pause(Duration time) {
    try {
      surroundings.pause().of(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlipwayException(
          ErrorCode.CANCELLED,
          "No longer watching; the run goes on. `slipway runs` shows how it ends.",
          e);
    }
  }
}
