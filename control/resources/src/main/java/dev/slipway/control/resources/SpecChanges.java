// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which specs of a project have changed between two positions of the feed. */
final class SpecChanges {
  private static final int AT_ONCE = 1000;
  private static final int MOST_CHANGES = 20_000;
  private static final Set<Change.Subject> OF_SPECS =
      Set.of(Change.Subject.RESOURCE, Change.Subject.DELETED);

  private final Feed feed;

  SpecChanges(Feed feed) {
    this.feed = feed;
  }

  /** Empty if there are too many changes to look through, or some are no longer kept. */
  Optional<Set<Uid>> between(Uid project, Position from, Position end) {
    if (end.value() - from.value() > MOST_CHANGES) {
      return Optional.empty();
    }
    try {
      return Optional.of(changed(project, from, end));
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.GONE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Set<Uid> changed(Uid project, Position from, Position end) {
    Set<Uid> changed = new LinkedHashSet<>();
    Position seen = from;
    while (seen.compareTo(end) < 0) {
      List<Change> changes = feed.after(seen, AT_ONCE);
      changes.stream()
          .filter(change -> OF_SPECS.contains(change.subject()))
          .filter(change -> change.project().equals(Optional.of(project)))
          .forEach(change -> changed.add(change.uid()));
      seen = changes.isEmpty() ? end : changes.getLast().position();
    }
    return changed;
  }
}
