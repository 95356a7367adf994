// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Uid;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What callers were told is stored, and whether it is. */
final class Acknowledged {
  private final List<Uid> batches = new ArrayList<>();
  private final Map<String, Long> counts = new HashMap<>();

  /** A line of {@link CommittingProcess}; the last may have been cut off before its full stop. */
  void add(String line) {
    String[] parts = line.split("[ .]", -1);
    if (line.endsWith(".") && parts.length == 4) {
      add(new Uid(parts[0]), parts[1], Long.parseLong(parts[2]));
    }
  }

  synchronized void add(Uid batch, String caller, long count) {
    batches.add(batch);
    counts.merge(caller, count, Math::max);
  }

  synchronized int size() {
    return batches.size();
  }

  /** Batches that are missing although they were acknowledged. */
  private List<Uid> lost(Store store) {
    return batches.stream().filter(batch -> store.find(batch).isEmpty()).toList();
  }

  /**
   * Every acknowledged batch is there, each caller's count is the last acknowledged or the one that
   * was under way, and the trail of audit entries holds together.
   */
  synchronized void assertKeptBy(Store store) {
    assertThat(lost(store)).isEmpty();
    long sum = 0;
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      KeyedRecord stored =
          store.records().find(CommittingProcess.COUNTS, count.getKey()).orElseThrow();
      assertThat(stored.version()).isBetween(count.getValue(), count.getValue() + 1);
      sum += count.getValue() - 1;
    }
    assertThat(store.tips().verifyAudit()).isBetween(sum, sum + counts.size());
  }
}
