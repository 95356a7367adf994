// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import java.util.List;
import java.util.Optional;

/** Whether a writer has seen what it replaces, and if not, what somebody else has changed. */
final class Conflicts {
  private final Store store;

  Conflicts(Store store) {
    this.store = store;
  }

  void require(Precondition precondition, Ref ref, Optional<Resource<Json>> current) {
    switch (precondition) {
      case Precondition.Whatever _ -> {}
      case Precondition.Absent _ ->
          current.ifPresent(found -> {
            throw conflict(
                ref + " exists already, at generation " + found.generation() + ".", List.of());
          });
      case Precondition.Generation(long seen) -> requireGeneration(seen, ref, current);
    }
  }

  private void requireGeneration(long seen, Ref ref, Optional<Resource<Json>> current) {
    if (current.isEmpty()) {
      throw conflict(
          ref + " was at generation " + seen + " and is no longer there. Create it anew.",
          List.of());
    }
    Resource<Json> now = current.get();
    if (now.generation() != seen) {
      throw conflict(
          ref
              + " was changed"
              + by(now)
              + ": it is at generation "
              + now.generation()
              + ", and the refused write was made from generation "
              + seen
              + ". Read it again and decide anew.",
          changes(seen, now));
    }
  }

  private String by(Resource<Json> resource) {
    return store.tips().audit(Optional.of(resource.uid()), new Page.Request(1, "")).items().stream()
        .findFirst()
        .map(Conflicts::by)
        .orElse("");
  }

  private static String by(AuditEntry entry) {
    return " by " + entry.by().name() + " at " + entry.at();
  }

  /** One problem for each field that is not as the writer has seen it. */
  private List<Problem> changes(long seen, Resource<Json> now) {
    return store
        .resources()
        .find(now.uid(), seen)
        .map(before -> Documents.changes(Labelled.of(before), Labelled.of(now)))
        .orElse(List.of())
        .stream()
        .map(change -> Problem.at(change.pointer(), change.toString()))
        .toList();
  }

  private static SlipwayException conflict(String message, List<Problem> changes) {
    return new SlipwayException(ErrorCode.CONFLICT, message, changes);
  }
}
