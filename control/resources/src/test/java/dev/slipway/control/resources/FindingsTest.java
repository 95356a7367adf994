// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Draft DRAFT =
      new Draft(
          Ref.parse("dataset:nyc/d"),
          "",
          "",
          List.of(),
          Json.EMPTY,
          new Draft.Source("/2", pointer -> pointer.length()));

  private final Findings findings = new Findings();

  @Test
  void raisesNothingWhereNothingWasFound() {
    assertThatCode(findings::raise).doesNotThrowAnyException();
  }

  @Test
  void placesProblemsInWhatWasSentAndInItsFile() {
    findings.add(DRAFT, Problem.at("/spec/a", "Wrong."));

    SlipwayException raised = raised();

    assertThat(raised.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(raised).hasMessage("dataset:nyc/d cannot be saved, at /spec/a: Wrong.");
    assertThat(raised.problems()).containsExactly(new Problem("/2/spec/a", 7, "Wrong."));
  }

  @Test
  void tellsTheFirstAndCountsThemAll() {
    findings.add(DRAFT, Problem.at("", "First."));
    findings.add(DRAFT, Problem.at("/x", "Second."));

    assertThat(raised()).hasMessage("dataset:nyc/d cannot be saved: First. (2 problems in all)");
  }

  @Test
  void takesOverTheProblemsOfAnException() {
    findings.add(
        DRAFT,
        "/spec",
        new SlipwayException(ErrorCode.MALFORMED, "Bad.", List.of(Problem.at("/b", "Odd."))));

    SlipwayException raised = raised();

    assertThat(raised.code()).isEqualTo(ErrorCode.MALFORMED);
    assertThat(raised.problems()).extracting(Problem::pointer).containsExactly("/2/spec/b");
  }

  @Test
  void takesAnExceptionWithoutPlacesAsOneProblem() {
    findings.add(DRAFT, "/spec", new SlipwayException(ErrorCode.NOT_FOUND, "No file."));

    assertThat(raised().problems()).containsExactly(new Problem("/2/spec", 5, "No file."));
  }

  private SlipwayException raised() {
    return catchThrowableOfType(SlipwayException.class, findings::raise);
  }
}
