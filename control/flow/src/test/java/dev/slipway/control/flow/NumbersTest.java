// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private final Random random = new Random(3);
  private final Numbers numbers = new Numbers(0);

  @Test
  void numbersUidsAsTheyComeHoweverMany() {
    Map<Uid, Integer> expected = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      Uid uid = next();
      expected.put(uid, i);
      assertThat(numbers.add(uid)).isEqualTo(i);
    }

    assertThat(numbers.size()).isEqualTo(10_000);
    expected.forEach((uid, number) -> {
      assertThat(numbers.find(new Uid(uid.value()))).isEqualTo(number);
      assertThat(numbers.add(uid)).isEqualTo(number);
      assertThat(numbers.uid(number)).isEqualTo(uid);
    });
    assertThat(numbers.find(next())).isEqualTo(Numbers.NONE);
  }

  @Test
  void hasNoUidForANumberItNeverGave() {
    assertThatThrownBy(() -> numbers.uid(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private Uid next() {
    return Uid.next(Instant.EPOCH, random);
  }
}
