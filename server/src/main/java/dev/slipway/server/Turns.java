// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many requests work at once, and so many wait. Whoever has the fewest at work is next, and
 * where nobody more can wait, the newest of whoever waits with the most is sent away: a caller who
 * asks for everything takes nothing from one who asks for little.
 *
 * @param <K> what tells callers apart
 */
final class Turns<K> {
  /**
   * @param atOnce most that work
   * @param each most that work for one caller
   * @param waiting most that wait
   */
  record Limits(int atOnce, int each, int waiting) {
    Limits {
      if (each < 1 || each > atOnce || waiting < 0) {
        throw new IllegalArgumentException("these are no limits: " + atOnce + ", " + each);
      }
    }
  }

  /** A request; exactly one of the two is called, once, on any thread. */
  interface Request {
    void begin();

    void sendAway();
  }

  private static final class Line {
    private final Deque<Request> waiting = new ArrayDeque<>();
    private int working;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Limits limits;

  /** Of callers with anything here; who began last stands last. */
  private final Map<K, Line> lines = new LinkedHashMap<>();

  private int working;
  private int waiting;

  Turns(Limits limits) {
    this.limits = limits;
  }

  /** Begins a request now or later, or sends it away, or another one in its place. */
  void ask(K caller, Request request) {
    Optional<Request> refused = Optional.empty();
    List<Request> begun;
    lock.lock();
    try {
      lines.computeIfAbsent(caller, _ -> new Line()).waiting.addLast(request);
      waiting++;
      begun = next();
      if (waiting > limits.waiting) {
        refused = Optional.of(dropNewestOfLongest());
      }
    } finally {
      lock.unlock();
    }
    begun.forEach(Request::begin);
    refused.ifPresent(Request::sendAway);
  }

  /** A request that has begun is over. */
  void leave(K caller) {
    List<Request> begun;
    lock.lock();
    try {
      line(caller).working--;
      working--;
      begun = next();
      forgetIfIdle(caller);
    } finally {
      lock.unlock();
    }
    begun.forEach(Request::begin);
  }

  /** Takes a waiting request back, neither begun nor sent away; false if it waits no more. */
  boolean withdraw(K caller, Request request) {
    lock.lock();
    try {
      boolean waited = lines.containsKey(caller) && line(caller).waiting.remove(request);
      if (waited) {
        waiting--;
        forgetIfIdle(caller);
      }
      return waited;
    } finally {
      lock.unlock();
    }
  }

  private Line line(K caller) {
    return Objects.requireNonNull(lines.get(caller), "a caller who is here has a line");
  }

  private List<Request> next() {
    List<Request> begun = new ArrayList<>();
    Optional<K> caller = nextCaller();
    while (working < limits.atOnce && caller.isPresent()) {
      Line line = line(caller.get());
      lines.remove(caller.get());
      lines.put(caller.get(), line);
      begun.add(line.waiting.removeFirst());
      line.working++;
      working++;
      waiting--;
      caller = nextCaller();
    }
    return begun;
  }

  private Optional<K> nextCaller() {
    return lines.entrySet().stream()
        .filter(line -> !line.getValue().waiting.isEmpty())
        .filter(line -> line.getValue().working < limits.each)
        .min(Comparator.comparingInt(line -> line.getValue().working))
        .map(Map.Entry::getKey);
  }

  private Request dropNewestOfLongest() {
    K longest =
        lines.entrySet().stream()
            .max(Comparator.comparingInt(line -> line.getValue().waiting.size()))
            .orElseThrow()
            .getKey();
    Request dropped = line(longest).waiting.removeLast();
    waiting--;
    forgetIfIdle(longest);
    return dropped;
  }

  private void forgetIfIdle(K caller) {
    Line line = line(caller);
    if (line.working == 0 && line.waiting.isEmpty()) {
      lines.remove(caller);
    }
  }
}
