// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCheckTest {
  @Test
  void takesTrueAndFalse() {
    assertThat(QueryCheck.fault("dryRun", List.of())).isEmpty();
    assertThat(QueryCheck.fault("dryRun", List.of("true"))).isEmpty();
    assertThat(QueryCheck.fault("dryRun", List.of("false"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1", "True", "true ", "\u0000"})
  void refusesWhatWouldPassForFalse(String value) {
    assertThat(QueryCheck.fault("dryRun", List.of("true", value)))
        .hasValueSatisfying(fault -> {
          assertThat(fault.code()).isEqualTo(ErrorCode.MALFORMED);
          assertThat(fault).hasMessageContaining("'dryRun' is '").hasMessageContaining("expected");
        });
  }
}
