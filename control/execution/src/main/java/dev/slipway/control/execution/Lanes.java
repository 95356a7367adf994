// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The activities of one run by the connections that they work on; there are few such lanes. */
final class Lanes {
  private final Reach reach;
  private final List<List<Uid>> connections = new ArrayList<>();
  private final Map<List<Uid>, Integer> numbers = new HashMap<>();

  Lanes(Reach reach) {
    this.reach = reach;
  }

  /** The number of its lane, from 0. */
  int of(ActivityKey key) {
    return numbers.computeIfAbsent(
        reach.connections(key),
        found -> {
          connections.add(found);
          return connections.size() - 1;
        });
  }

  List<Uid> connections(int lane) {
    return connections.get(lane);
  }
}
