// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from files that never change, by their location; what was used least lately goes
 * first.
 */
final class Cache<V> {
  private final long mostWeight;
  private final Map<String, Weighed<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  private record Weighed<V>(V value, long weight) {}

  Cache(long mostWeight) {
    this.mostWeight = mostWeight;
  }

  synchronized Optional<V> find(String location) {
    return Optional.ofNullable(entries.get(location)).map(Weighed::value);
  }

  synchronized void put(String location, V value, long valueWeight) {
    Weighed<V> before = entries.put(location, new Weighed<>(value, valueWeight));
    weight += valueWeight - (before == null ? 0 : before.weight);
    Iterator<Weighed<V>> oldest = entries.values().iterator();
    while (weight > mostWeight && oldest.hasNext()) {
      weight -= oldest.next().weight;
      oldest.remove();
    }
  }
}
