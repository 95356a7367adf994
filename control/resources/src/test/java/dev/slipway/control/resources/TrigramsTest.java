// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrigramsTest {
  private static boolean mayHave(String text, String... words) {
    return Trigrams.of(text).mayHave(Trigrams.wanted(List.of(words)));
  }

  @Test
  void passOverTextsThatLackAWord() {
    assertThat(mayHave("orders of the year", "orders")).isTrue();
    assertThat(mayHave("orders of the year", "order", "year")).isTrue();
    assertThat(mayHave("orders of the year", "order", "month")).isFalse();
    assertThat(mayHave("or", "orders")).isFalse();
    assertThat(mayHave("", "orders")).isFalse();
  }

  @Test
  void sayNothingOfWordsThatAreTooShort() {
    assertThat(mayHave("orders", "x", "yz")).isTrue();
    assertThat(mayHave("", "x")).isTrue();
    assertThat(mayHave("orders")).isTrue();
  }

  @Test
  void keepWhatTheyHadAndLeaveTheOthersAsTheyAre() {
    Trigrams first = Trigrams.of("orders\n");
    Trigrams both = first.with("months\n");

    assertThat(both.mayHave(Trigrams.wanted(List.of("order", "month")))).isTrue();
    assertThat(first.mayHave(Trigrams.wanted(List.of("month")))).isFalse();
  }

  /** A word that is there and not found would be worse than all that is won. */
  @Test
  void neverMissAWordThatIsThere() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text =
          random
              .ints(1 + random.nextInt(300), 0, 1 << random.nextInt(1, 17))
              .filter(Character::isDefined)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      int from = random.nextInt(text.length() + 1);
      String word = text.substring(from, random.nextInt(from, text.length() + 1));
      assertThat(mayHave(text, word)).as("seed %d: '%s' in '%s'", seed, word, text).isTrue();
    }
  }
}
