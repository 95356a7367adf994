// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.store.Stores;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the limits of what is kept lie, from both sides. */
class RetentionTest {
  private static final Duration AGE = Duration.ofDays(2);

  private final SimulatedClock clock = new SimulatedClock();
  private final Random random = new Random(3);
  private final Store store = Stores.inMemory(clock);

  @ParameterizedTest
  @CsvSource({"-PT0.001S, 1, 1", "P1D, 0, 1", "P1D, 1, 0"})
  void refusesLimitsThatKeepNothing(Duration age, int runs, long bytes) {
    assertThatThrownBy(() -> new Retention(age, runs, bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most " + runs + " with " + bytes + " log bytes");
  }

  @Test
  void takesTheLeastLimits() {
    assertThatCode(() -> new Retention(Duration.ZERO, 1, 1)).doesNotThrowAnyException();
  }

  @Test
  void keepsARunForTheWholeOfItsAge() {
    Instant end = clock.instant();
    Uid run = ended(end);

    assertThat(forgets(100, end.plus(AGE))).isFalse();
    assertThat(store.runs().find(run)).isPresent();
    assertThat(forgets(100, end.plus(AGE).plusMillis(1))).isFalse();
    assertThat(store.runs().find(run)).isEmpty();
  }

  @Test
  void keepsAsManyRunsAsItSays() {
    Uid first = ended(clock.instant());
    ended(clock.instant());

    forgets(2, clock.instant());
    assertThat(store.runs().count()).isEqualTo(2);
    forgets(1, clock.instant());
    assertThat(store.runs().count()).isEqualTo(1);
    assertThat(store.runs().find(first)).isEmpty();
  }

  private boolean forgets(int runs, Instant now) {
    return new RunPruning(
            store, new MemoryLogs(), new Settling(store, this::uid), new Retention(AGE, runs, 1))
        .step(now);
  }

  private Uid ended(Instant end) {
    clock.moveTo(clock.instant().plusMillis(1));
    Run run =
        new Run(
            uid(),
            NewBuild.TYPE,
            Build.uid(3),
            Caller.SYSTEM,
            Optional.empty(),
            RunState.RUNNING,
            Json.EMPTY,
            false,
            end,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    put(new Write.PutRun(run));
    put(new Write.PutRun(run.ended(RunState.SUCCEEDED, Optional.empty(), end)));
    return run.uid();
  }

  private void put(Write write) {
    store.commit(Batch.of(uid(), Caller.SYSTEM, write));
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }
}
