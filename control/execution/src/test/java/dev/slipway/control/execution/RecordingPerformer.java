// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked to do. */
final class RecordingPerformer implements Performer {
  final List<AttemptId> started = new ArrayList<>();
  final List<AttemptId> cancelled = new ArrayList<>();
  final List<AttemptId> discarded = new ArrayList<>();
  @Nullable Error fault;

  @Override
  public void tell(RunRecord before, RunRecord after) {}

  @Override
  public void start(RunRecord record, AttemptId attempt) {
    if (fault != null) {
      throw fault;
    }
    started.add(attempt);
  }

  @Override
  public void cancel(AttemptId attempt) {
    cancelled.add(attempt);
  }

  @Override
  public void discard(RunRecord record, AttemptId attempt) {
    discarded.add(attempt);
  }
}
