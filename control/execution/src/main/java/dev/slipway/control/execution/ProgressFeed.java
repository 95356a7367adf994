// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands progress on to those who listen. */
final class ProgressFeed implements Progress {
  private final Map<Uid, List<Consumer<Update>>> listeners = new ConcurrentHashMap<>();

  @Override
  public Subscription subscribe(Uid run, Consumer<Update> heard) {
    listeners.compute(
        run,
        (uid, known) -> {
          List<Consumer<Update>> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(heard);
          return all;
        });
    return () -> unsubscribe(run, heard);
  }

  void report(AttemptId attempt, double fraction) {
    List<Consumer<Update>> heard = listeners.getOrDefault(attempt.run(), List.of());
    if (!heard.isEmpty()) {
      Update update = new Update(attempt.activity(), attempt.number(), fraction);
      heard.forEach(listener -> listener.accept(update));
    }
  }

  private void unsubscribe(Uid run, Consumer<Update> heard) {
    listeners.computeIfPresent(
        run,
        (uid, known) -> {
          known.remove(heard);
          return known.isEmpty() ? null : known;
        });
  }
}
