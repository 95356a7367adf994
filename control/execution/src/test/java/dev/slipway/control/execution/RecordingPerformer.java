// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;
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
  public void tell(Book before, Decision made) {}

  @Override
  public void start(Run run, AttemptId attempt) {
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
  public void discard(Run run, AttemptId attempt) {
    discarded.add(attempt);
  }
}
