// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.data.catalog.TableSweep.Turn;
import dev.slipway.server.Upkeep.Next;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private static final Turn LATER = new Turn("a", "b");

  @Test
  void goesOnSoonWhereMoreTablesWait() {
    try (Upkeep upkeep = new Upkeep(_ -> Optional.of(LATER))) {
      assertThat(upkeep.after(Turn.FIRST)).isEqualTo(new Next(LATER, Upkeep.BETWEEN_STEPS));
    }
  }

  @Test
  void beginsAnewADayAfterAllHaveHadTheirTurn() {
    try (Upkeep upkeep = new Upkeep(_ -> Optional.empty())) {
      assertThat(upkeep.after(LATER)).isEqualTo(new Next(Turn.FIRST, Upkeep.BETWEEN_ROUNDS));
    }
  }

  @Test
  void outlivesAStepThatFails() {
    Upkeep failing =
        new Upkeep(_ -> {
          throw new IllegalStateException("no database");
        });
    try (failing) {
      assertThat(failing.after(LATER)).isEqualTo(new Next(Turn.FIRST, Upkeep.BETWEEN_ROUNDS));
    }
  }
}
