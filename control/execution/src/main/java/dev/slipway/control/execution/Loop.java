// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Priority;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the driver keeps about one run: its book, what it has yet to hear, and what hangs. */
final class Loop {
  /** A batch that is not known to be applied, and what it stores. */
  record Unsettled(Batch batch, List<Step> steps) {}

  private final Book book;
  private final Reach reach;
  private final Deque<Observation> unheard = new ArrayDeque<>();
  private Optional<Unsettled> unsettled = Optional.empty();
  private int oneByOne;

  private final Priority priority;

  Loop(RunRecord record) {
    this.book = new Book(record);
    this.reach = record.reach();
    this.priority = Documents.readStored(BuildRequest.class, record.run().request()).priority();
  }

  Priority priority() {
    return priority;
  }

  /** Tells activities apart by what the limits count. */
  void arrange(Limits limits) {
    book.arrange(new Lanes(limits.haveConnections() ? reach : Reach.NONE));
  }

  /** What the activities of a lane are counted by. */
  Queue queue(int lane) {
    return Queue.of(run(), priority, book.lanes().connections(lane));
  }

  /** What one activity is counted by. */
  Queue queue(ActivityKey key, Limits limits) {
    List<Uid> connections = limits.haveConnections() ? reach.connections(key) : List.of();
    return Queue.of(run(), priority, connections);
  }

  Book book() {
    return book;
  }

  Run run() {
    return book.run();
  }

  Uid uid() {
    return run().uid();
  }

  /** To be woken once more changes nothing, so that a loop that hangs does not collect it. */
  void hear(Observation observation) {
    if (!(observation instanceof Observation.Woken)
        || !(unheard.peekLast() instanceof Observation.Woken)) {
      unheard.addLast(observation);
    }
  }

  /** Hears it before all else. */
  void hearNext(Observation observation) {
    unheard.addFirst(observation);
  }

  /** Hears again what a refused decision was made on, each alone, as one of them was the reason. */
  void hearOneByOne(List<Observation> seen) {
    seen.reversed().forEach(unheard::addFirst);
    oneByOne = seen.size();
  }

  /** What the next decision is made on: all that is unheard, unless it goes one by one. */
  List<Observation> next() {
    List<Observation> next = new ArrayList<>();
    while (!unheard.isEmpty() && (next.isEmpty() || oneByOne == 0)) {
      next.add(unheard.removeFirst());
    }
    oneByOne = Math.max(0, oneByOne - 1);
    return next;
  }

  boolean hasNews() {
    return !unheard.isEmpty();
  }

  /** What of this run is not known to be stored; nothing else happens before it is. */
  Optional<Unsettled> unsettled() {
    return unsettled;
  }

  void hang(Unsettled open) {
    unsettled = Optional.of(open);
  }

  void settled(Decision decision) {
    unsettled = Optional.empty();
    book.apply(decision);
  }

  /** Forgets a decision that was refused. */
  void refused() {
    unsettled = Optional.empty();
  }

  /** Whether nothing of it is stored yet. */
  boolean isNew() {
    return run().revision() == 0;
  }

  boolean hasEnded() {
    return run().state().isFinal();
  }
}
