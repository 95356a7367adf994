// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.NOON;
import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SavingTest {
  private static final Batch BATCH = Batch.of(Uid.next(NOON, new Random(1)), OWNER);

  private final FailingCommits commits = new FailingCommits();
  private final Saving saving = new Saving(commits);
  private int plans;

  @Test
  void plansAnewAfterAConflict() {
    commits.failures.add(failure(ErrorCode.CONFLICT));
    commits.failures.add(failure(ErrorCode.CONFLICT));

    assertThat(save()).isEqualTo(3);
    assertThat(commits.applied).containsExactly(BATCH);
  }

  @Test
  void givesUpWhenOthersAreAlwaysFaster() {
    for (int i = 0; i < 20; i++) {
      commits.failures.add(failure(ErrorCode.CONFLICT));
    }

    assertThatThrownBy(this::save).hasMessage("failed: CONFLICT");
    assertThat(plans).isEqualTo(20);
  }

  @Test
  void doesNotTryAgainAfterOtherFaults() {
    commits.failures.add(failure(ErrorCode.OUT_OF_DISK));

    assertThatThrownBy(this::save).hasMessage("failed: OUT_OF_DISK");
    assertThat(plans).isEqualTo(1);
  }

  @Test
  void findsOutWhetherABatchWasAppliedWhoseReplyWasLost() {
    commits.failures.add(failure(ErrorCode.UNAVAILABLE));
    commits.appliedAnyhow = true;

    assertThat(save()).isEqualTo(1);
  }

  @Test
  void failsWhenABatchWhoseReplyWasLostWasNotApplied() {
    commits.failures.add(failure(ErrorCode.UNAVAILABLE));

    assertThatThrownBy(this::save).hasMessage("failed: UNAVAILABLE");
  }

  @Test
  void commitsNothingForAPlanWithoutABatch() {
    assertThat(saving.save(() -> "same", _ -> Optional.empty())).isEqualTo("same");
    assertThat(commits.applied).isEmpty();
  }

  private int save() {
    return saving.save(() -> ++plans, _ -> Optional.of(BATCH));
  }

  private static SlipwayException failure(ErrorCode code) {
    return new SlipwayException(code, "failed: " + code);
  }

  /** Fails as told, then applies. */
  private static final class FailingCommits implements Commits {
    final Deque<SlipwayException> failures = new ArrayDeque<>();
    final List<Batch> applied = new ArrayList<>();
    boolean appliedAnyhow;

    @Override
    public Position commit(Batch batch) {
      if (!failures.isEmpty()) {
        throw failures.removeFirst();
      }
      applied.add(batch);
      return new Position(applied.size());
    }

    @Override
    public Optional<Position> find(Uid batch) {
      return appliedAnyhow ? Optional.of(new Position(1)) : Optional.empty();
    }
  }
}
