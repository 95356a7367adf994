// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void readsTheGenerationFromAnyFormOfAnETag() {
    assertThat(Answers.generation("\"3\"")).hasValue(3);
    assertThat(Answers.generation("W/\"12\"")).hasValue(12);
    assertThat(Answers.generation("")).isEmpty();
    assertThat(Answers.generation("*")).isEmpty();
  }

  @Test
  void saysWhatAnETagLooksLike() {
    assertThatThrownBy(() -> Answers.generation("\"three\""))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED))
        .hasMessageContaining("expected the ETag");
  }
}
