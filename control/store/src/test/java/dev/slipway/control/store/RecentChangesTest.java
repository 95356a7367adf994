// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Json;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentChangesTest {
  private final RecentChanges recent = new RecentChanges(5, 10);

  private static List<Change> changes(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(position ->
            new Change(
                new Position(position),
                Change.Subject.RESOURCE,
                TestStore.uid(),
                Optional.empty(),
                Json.EMPTY))
        .toList();
  }

  private Optional<List<Long>> after(long position, int most) {
    return recent
        .after(new Position(position), most)
        .map(found -> found.stream().map(change -> change.position().value()).toList());
  }

  @Test
  void knowsNothingOfWhatWasThereBefore() {
    assertThat(after(9, 10)).isEmpty();
    assertThat(after(10, 10)).contains(List.of());
  }

  @Test
  void tellsWhatCameSince() {
    recent.add(changes(11, 13));

    assertThat(after(10, 10)).contains(List.of(11L, 12L, 13L));
    assertThat(after(10, 2)).contains(List.of(11L, 12L));
    assertThat(after(12, 10)).contains(List.of(13L));
    assertThat(after(13, 10)).contains(List.of());
  }

  @Test
  void leavesItToTheDatabaseWhetherAPositionIsBeyondTheEnd() {
    recent.add(changes(11, 13));

    assertThat(after(14, 10)).isEmpty();
  }

  @Test
  void keepsTheNewestOnly() {
    recent.add(changes(11, 13));
    recent.add(changes(14, 18));

    assertThat(after(12, 10)).isEmpty();
    assertThat(after(13, 10)).contains(List.of(14L, 15L, 16L, 17L, 18L));
    recent.add(changes(19, 40));
    assertThat(after(34, 10)).isEmpty();
    assertThat(after(35, 10)).contains(List.of(36L, 37L, 38L, 39L, 40L));
  }
}
