// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Json;
import dev.slipway.model.LocalVariables;
import dev.slipway.model.Name;
import dev.slipway.model.Variable;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
  @Test
  void typesAreThoseOfYaml() {
    assertThat(read("5")).isEqualTo(Variable.Numeric.of(5));
    assertThat(read("5.00")).isEqualTo(Variable.Numeric.of(5));
    assertThat(read("\"5\"")).isEqualTo(new Variable.Text("5"));
    assertThat(read("true")).isEqualTo(new Variable.Truth(true));
    assertThat(read("{\"date\": \"2026-01-31\"}").toString()).isEqualTo("2026-01-31");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"date\": 5}",
        "{\"date\": \"31.1.2026\"}",
        "{\"date\": \"2026-02-30\"}",
        "{\"date\": \"2026-01-31\", \"x\": 1}"
      })
  void otherValuesAreRefused(String value) {
    assertThatThrownBy(() -> read(value)).hasMessageContaining("{date: 2026-01-31}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E1000000000", "1E-1000000000", "1E38"})
  void numbersThatNobodyCouldWriteOutAreRefused(String value) {
    assertThatThrownBy(() -> read(value)).hasMessageContaining("38 digits");
  }

  private static Variable read(String value) {
    Json json = Documents.parse("{\"variables\": {\"x\": " + value + "}}");
    return Objects.requireNonNull(
        Documents.read(LocalVariables.class, json).variables().get(new Name("x")));
  }
}
