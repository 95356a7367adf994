// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashingTest {
  private static final String GOOD = "correct horse";

  private final Hashing hashing = Hashing.cheap(new Random(1));

  @Test
  void costsWhatTheCheatSheetAdvises() {
    String hash = Hashing.standard(new Random(1)).hash(GOOD);

    assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
    assertThat(hashing.matches(GOOD, hash)).isTrue();
    assertThat(Hashing.standard(new Random(1)).nobodys()).startsWith("$argon2id$v=19$m=19456,t=2");
  }

  @Test
  void hashesWithAnotherSaltEachTime() {
    String hash = hashing.hash(GOOD);

    assertThat(hashing.hash(GOOD)).isNotEqualTo(hash);
    assertThat(hashing.matches(GOOD, hash)).isTrue();
    assertThat(hashing.matches("another horse", hash)).isFalse();
  }

  @Test
  void hasAHashThatNoPasswordHas() {
    assertThat(hashing.matches("", hashing.nobodys())).isFalse();
    assertThat(hashing.matches(GOOD, hashing.nobodys())).isFalse();
  }

  @Test
  void endsWithoutAnAnswerWhereItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> hashing.hash(GOOD))
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hashing.hash(GOOD)).isNotEmpty();
  }
}
