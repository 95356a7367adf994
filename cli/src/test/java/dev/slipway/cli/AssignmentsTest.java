// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Name;
import dev.slipway.model.Variable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentsTest {
  @Test
  void valuesHaveTheTypesOfYaml() {
    assertThat(
            Assignments.read(
                List.of(
                    "n=5", "f=-1.5", "b=true", "s=DE", "q='5'", "d={date: 2026-01-31}", "e=a=b")))
        .isEqualTo(
            Map.of(
                new Name("n"), Variable.Numeric.of(5),
                new Name("f"), new Variable.Numeric(new BigDecimal("-1.5")),
                new Name("b"), new Variable.Truth(true),
                new Name("s"), new Variable.Text("DE"),
                new Name("q"), new Variable.Text("5"),
                new Name("d"), new Variable.Date(LocalDate.of(2026, 1, 31)),
                new Name("e"), new Variable.Text("a=b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a: b", "[1]", "{x: 1}", "&a b", "'", "# c", "- 1", "2026-01-31"})
  void whatYamlWouldNotReadAsOneValueIsText(String value) {
    assertThat(Assignments.read(List.of("x=" + value)))
        .isEqualTo(Map.of(new Name("x"), new Variable.Text(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "=1", "a b=1", "1=2"})
  void whatIsNoAssignmentIsRefused(String assignment) {
    assertThatThrownBy(() -> Assignments.read(List.of(assignment))).hasMessageContaining("name");
  }
}
