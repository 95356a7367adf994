// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final Build build = new Build().runs("a").runs("b", "a").skips("c");

  @Test
  void tellsABuildFromItsBeginning() {
    assertThat(told(build::submit))
        .containsExactly(
            "Build of 3 recipes, of which 2 are to run.",
            "a: attempt 1 starts, because: never built.",
            "c: skipped: up to date.");
  }

  @Test
  void tellsWhatWasMadeAndHowTheBuildEnded() {
    build.submit();
    build.now = build.now.plusMillis(1250);
    ActivityResult.Output output =
        new ActivityResult.Output(Build.uid(5), new Name("out"), 1, 7, 70, List.of());

    assertThat(
            told(() ->
                build.ends(
                    "a", 1, new Outcome.Built(List.of(), new ActivityResult(List.of(output))))))
        .containsExactly(
            "a: succeeded after 1.25 s: 7 rows in out.",
            "b: attempt 1 starts, because: never built.");
    assertThat(told(() -> build.succeeds("b")))
        .containsExactly("b: succeeded after 0.00 s.", "The build succeeded.");
  }

  @Test
  void tellsFailuresAndFurtherTries() {
    build.submit();

    assertThat(told(() -> build.ends("a", 1, new Outcome.Failed(Build.DIED))))
        .containsExactly("a: attempt 1 did not succeed; it is tried again.");
    build.wakesAfter(Duration.ofMinutes(1));
    assertThat(
            told(() ->
                build.ends("a", 2, new Outcome.Failed(new Failure(ErrorCode.INVALID, "No.")))))
        .containsExactly(
            "a: failed: No.",
            "b: skipped: recipe 'a' failed, whose output it needs.",
            "The build failed. Recipe 'a' failed: No.");
  }

  @Test
  void tellsAnAbort() {
    build.submit();

    assertThat(told(() -> build.sees(new Observation.CancelAsked())))
        .containsExactly("Somebody asked for the end of the build.", "b: cancelled.");
    assertThat(told(() -> build.ends("a", 1, new Outcome.Cancelled())))
        .containsExactly("a: cancelled.", "The build was cancelled.");
  }

  @Test
  void tellsAChangeOfServer() {
    build.submit();

    assertThat(
            told(() -> build.sees(new Observation.Adopted(new Run.Owner(Build.OWNER.server(), 2)))))
        .containsExactly(
            "Another server goes on with the build.", "a: attempt 2 starts, because: never built.");
  }

  private List<String> told(Supplier<Build.Step> step) {
    Build.Step made = step.get();
    return Story.of(made.before(), made.decision());
  }
}
