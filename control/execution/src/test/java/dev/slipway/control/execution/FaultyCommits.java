// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Position;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A database out of whose sight things go wrong: lost requests, lost replies, a server killed. */
final class FaultyCommits implements Commits {
  /** The server is killed at this point. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Commits commits;
  private final RandomGenerator random;
  private double faults;

  FaultyCommits(Commits commits, RandomGenerator random, double faults) {
    this.commits = commits;
    this.random = random;
    this.faults = faults;
  }

  void stopFaults() {
    faults = 0;
  }

  @Override
  public Position commit(Batch batch) {
    mayBeKilled();
    mayBeLost("request");
    Position position = commits.commit(batch);
    mayBeKilled();
    mayBeLost("reply");
    return position;
  }

  @Override
  public Optional<Position> find(Uid batch) {
    mayBeLost("question");
    return commits.find(batch);
  }

  private void mayBeLost(String what) {
    if (random.nextDouble() < faults) {
      throw new SlipwayException(ErrorCode.UNAVAILABLE, "The " + what + " was lost.");
    }
  }

  private void mayBeKilled() {
    if (random.nextDouble() < faults / 8) {
      throw new Killed();
    }
  }
}
