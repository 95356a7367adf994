// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commits that are lost or refused when a test says so. */
final class ScriptedCommits implements Commits {
  final List<List<Write>> batches = new ArrayList<>();
  private final Set<Uid> applied = new HashSet<>();
  final Set<Uid> seen = new HashSet<>();
  final List<RuntimeException> refusals = new ArrayList<>();
  int lostRequests;
  int lostReplies;

  @Override
  public Position commit(Batch batch) {
    seen.add(batch.id());
    if (lostRequests-- > 0) {
      throw new SlipwayException(ErrorCode.UNAVAILABLE, "The request was lost.");
    }
    if (!refusals.isEmpty()) {
      throw refusals.removeFirst();
    }
    if (applied.add(batch.id())) {
      batches.add(batch.writes());
    }
    if (lostReplies-- > 0) {
      throw new SlipwayException(ErrorCode.UNAVAILABLE, "The reply was lost.");
    }
    return Position.START;
  }

  @Override
  public Optional<Position> find(Uid batch) {
    return applied.contains(batch) ? Optional.of(Position.START) : Optional.empty();
  }
}
