// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Position;
import java.time.Duration;
import java.util.Optional;

/**
 * A database out of whose sight things go wrong for one thread of one server: lost and slow
 * requests and replies, the server killed.
 */
final class FaultyCommits implements Commits {
  /** The server is killed at this point. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Simulation simulation;
  private final SimulatedServer.Term term;
  private final Object thread;

  FaultyCommits(Simulation simulation, SimulatedServer.Term term, Object thread) {
    this.simulation = simulation;
    this.term = term;
    this.thread = thread;
  }

  @Override
  public Position commit(Batch batch) {
    mayBeKilled();
    mayTakeTime();
    mayBeLost("request");
    Position position = simulation.store.commit(batch);
    mayTakeTime();
    mayBeKilled();
    mayBeLost("reply");
    return position;
  }

  @Override
  public Optional<Position> find(Uid batch) {
    mayTakeTime();
    mayBeLost("question");
    return simulation.store.find(batch);
  }

  private void mayTakeTime() {
    if (simulation.strikes(0.5)) {
      int most = simulation.random.nextInt(4) == 0 ? 9_000 : 300;
      simulation.agenda.pause(thread, Duration.ofMillis(simulation.random.nextInt(most)));
    }
    if (term.isDead()) {
      throw new Killed();
    }
  }

  private void mayBeLost(String what) {
    if (simulation.strikes(1)) {
      throw new SlipwayException(ErrorCode.UNAVAILABLE, "The " + what + " was lost.");
    }
  }

  private void mayBeKilled() {
    if (simulation.strikes(0.1)) {
      throw new Killed();
    }
  }
}
