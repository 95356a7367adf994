// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import dev.slipway.spi.Tips;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Who made which generation. The entry of a generation is the first one about its resource from its
 * own instant on, before the instant of the next generation.
 */
final class Authors {
  private static final int AT_ONCE = 200;

  private final Tips tips;

  Authors(Tips tips) {
    this.tips = tips;
  }

  /**
   * @param generations of one resource, newest first
   * @return for each its entry in the audit trail, if there is one
   */
  List<Optional<AuditEntry>> of(List<Resource<Json>> generations) {
    List<Optional<AuditEntry>> found =
        new ArrayList<>(Collections.nCopies(generations.size(), Optional.empty()));
    if (generations.isEmpty()) {
      return found;
    }
    Instant oldest = generations.getLast().updated();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<AuditEntry> page =
          tips.audit(
              Optional.of(generations.getFirst().uid()), new Page.Request(AT_ONCE, after.get()));
      for (AuditEntry entry : page.items()) {
        if (entry.at().isBefore(oldest)) {
          return found;
        }
        put(generations, entry, found);
      }
      after = page.next();
    }
    return found;
  }

  private static void put(
      List<Resource<Json>> generations, AuditEntry entry, List<Optional<AuditEntry>> found) {
    for (int i = 0; i < generations.size(); i++) {
      if (!generations.get(i).updated().isAfter(entry.at())) {
        found.set(i, Optional.of(entry));
        return;
      }
    }
  }
}
