// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void findsTheConstantOfAWord() {
    assertThat(Words.constant(ErrorCode.class, "not-found", "code")).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void suggestsAndListsWhereAWordIsUnknown() {
    assertThatThrownBy(() -> Words.constant(ErrorCode.class, "not-fuond\u0007", "code"))
        .hasMessageStartingWith("'not-fuond\\u0007' is no code. Did you mean 'not-found'")
        .hasMessageContaining("cancelled, unauthenticated");
  }

  @Test
  void givesEachKindOfRefusalAnExitCode() {
    assertThat(Exit.of(ErrorCode.INVALID)).isEqualTo(Exit.REFUSED);
    assertThat(Exit.of(ErrorCode.OVERLOADED)).isEqualTo(Exit.REFUSED);
    assertThat(Exit.of(ErrorCode.UNAVAILABLE)).isEqualTo(Exit.UNREACHABLE);
    assertThat(Exit.of(ErrorCode.WORKER_DIED)).isEqualTo(Exit.REFUSED);
    assertThat(Exit.of(ErrorCode.INTERNAL)).isEqualTo(Exit.FAULT);
  }
}
