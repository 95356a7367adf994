// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final Random random = new Random(4);

  @Test
  void countsEachChange() {
    Run run = waiting();
    Run claimed = run.claimedBy(new Run.Owner(Uid.next(NOW, random), 3), NOW);
    Run cancelled = claimed.cancelled();
    Run ended = cancelled.ended(RunState.CANCELLED, Optional.empty(), NOW.plusSeconds(1));
    assertThat(claimed.revision()).isEqualTo(2);
    assertThat(cancelled.revision()).isEqualTo(3);
    assertThat(ended.revision()).isEqualTo(4);
    assertThat(ended.finished()).contains(NOW.plusSeconds(1));
    assertThat(ended.state().isFinal()).isTrue();
  }

  @Test
  void keepsItsFirstStartWhenAnotherServerClaimsIt() {
    Run first = waiting().claimedBy(new Run.Owner(Uid.next(NOW, random), 1), NOW);
    Run second = first.claimedBy(new Run.Owner(Uid.next(NOW, random), 2), NOW.plusSeconds(60));
    assertThat(second.started()).contains(NOW);
  }

  @Test
  void namesAnAttemptSoThatAnyFileSystemTakesItAndNoTwoPartitionsShareIt() {
    ActivityKey whole = ActivityKey.whole(Uid.next(NOW, random));
    Uid run = Uid.next(NOW, random);
    String name = new AttemptId(run, whole, 1).fileName();
    String partition =
        new AttemptId(run, new ActivityKey(whole.recipe(), "../2013-01 ü"), 1).fileName();
    assertThat(name).matches(Pattern.compile("[a-z0-9_.-]+")).isNotEqualTo(partition);
    assertThat(partition).matches(Pattern.compile("[a-z0-9_.-]+"));
  }

  private Run waiting() {
    return new Run(
        Uid.next(NOW, random),
        "build",
        Uid.next(NOW, random),
        Caller.SYSTEM,
        Optional.empty(),
        RunState.WAITING,
        Json.EMPTY,
        false,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
