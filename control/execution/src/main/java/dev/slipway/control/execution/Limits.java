// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many activities run at once on this server: those of its start, which it cannot exceed, and
 * those that are set for the instance. Of several for the same thing the least holds. Never
 * changes.
 */
final class Limits {
  /**
   * One limit.
   *
   * @param name in words: {@code limit 'warehouse'}
   */
  record Cap(String name, int most) {
    private Cap least(Cap other) {
      return other.most < most ? other : this;
    }
  }

  /**
   * One limit that is set for the instance.
   *
   * @param of empty for each
   */
  record Named(Name name, Per per, Optional<Uid> of, int most) {
    private Cap cap() {
      return new Cap("limit '" + name + "'", most);
    }
  }

  private final Cap instance;
  private final Map<Per, Cap> each = new EnumMap<>(Per.class);
  private final Map<Bound, Cap> single = new HashMap<>();
  private final boolean connections;

  private Limits(Concurrency server, List<Named> named) {
    Cap whole = new Cap("number of workers", server.instance());
    for (Named limit : named) {
      switch (limit.per()) {
        case INSTANCE -> whole = whole.least(limit.cap());
        case PROJECT, CONNECTION, USER -> add(limit.per(), limit.of(), limit.cap());
      }
    }
    add(Per.PROJECT, Optional.empty(), new Cap("server's limit per project", server.project()));
    add(Per.USER, Optional.empty(), new Cap("server's limit per user", server.user()));
    instance = whole;
    connections = named.stream().anyMatch(limit -> limit.per() == Per.CONNECTION);
  }

  private void add(Per per, Optional<Uid> of, Cap cap) {
    if (of.isPresent()) {
      single.merge(new Bound(per, of.get()), cap, Cap::least);
    } else {
      each.merge(per, cap, Cap::least);
    }
  }

  static Limits of(Concurrency server) {
    return new Limits(server, List.of());
  }

  static Limits of(Concurrency server, List<Named> named) {
    return new Limits(server, named);
  }

  /** Of all together. */
  Cap instance() {
    return instance;
  }

  /** Whether it matters which connections an activity works on. */
  boolean haveConnections() {
    return connections;
  }

  /** Empty where nothing but the limit of all together holds it. */
  Optional<Cap> cap(Bound bound) {
    Cap own = single.get(bound);
    Cap all = each.get(bound.per());
    Optional<Cap> least =
        own == null || all == null
            ? Optional.ofNullable(own).or(() -> Optional.ofNullable(all))
            : Optional.of(own.least(all));
    return least.filter(cap -> cap.most() < instance.most());
  }

  /** What the activities of a queue are counted by, as far as there is a limit for it. */
  List<Bound> bounds(Queue queue) {
    List<Bound> bounds = new ArrayList<>(2 + queue.connections().size());
    bounds.add(new Bound(Per.PROJECT, queue.project()));
    bounds.add(new Bound(Per.USER, queue.user()));
    queue.connections().forEach(uid -> bounds.add(new Bound(Per.CONNECTION, uid)));
    bounds.removeIf(bound -> cap(bound).isEmpty());
    return List.copyOf(bounds);
  }

  @Override
  public String toString() {
    return instance + " " + each + " " + single;
  }
}
