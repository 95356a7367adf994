// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.plan.Planner;
import dev.slipway.model.Check;
import dev.slipway.spi.Staged.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final List<Check> CHECKS = List.of(Checks.notNull("x"), Checks.warnsOfNull("y"));

  @Test
  void refusesOnlyForChecksThatFailWhereTheyAreBroken() {
    assertThat(found(new Finding(0, "10 0"), new Finding(3, "10 3")).refusals()).isEmpty();
    assertThat(found(new Finding(2, "10 2"), new Finding(0, "10 0")).refusals()).hasSize(1);
  }

  @Test
  void hasASentenceForEachCheck() {
    assertThat(found(new Finding(2, "10 2"), new Finding(0, "10 0")).sentences())
        .hasSize(2)
        .noneMatch(String::isBlank);
  }

  @Test
  void marksWhatIsBrokenAndPublishedAllTheSame() {
    assertThat(found(new Finding(2, "10 2"), new Finding(3, "10 3")).sentences())
        .satisfiesExactly(
            refused -> assertThat(refused).doesNotStartWith("warning: "),
            warned -> assertThat(warned).startsWith("warning: column 'y' holds 3 nulls"));
    assertThat(found(new Finding(0, "10 0"), new Finding(0, "10 0")).sentences())
        .noneMatch(sentence -> sentence.startsWith("warning: "));
  }

  @Test
  void takesNoEngineThatLeavesAnAnswerOut() {
    assertThatThrownBy(() -> found(new Finding(0, "10 0")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Findings found(Finding... findings) {
    return Findings.of(CHECKS, List.of(findings), new Planner());
  }
}
