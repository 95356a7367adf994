// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CacheTest {
  private final Cache<String> cache = new Cache<>(10);

  @Test
  void forgetsWhatWasUsedLeastLately() {
    cache.put("a", "A", 4);
    cache.put("b", "B", 4);
    assertThat(cache.find("a")).contains("A");
    cache.put("c", "C", 4);

    assertThat(cache.find("a")).contains("A");
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("c")).contains("C");
  }

  @Test
  void countsAReplacedValueOnce() {
    cache.put("a", "A", 4);
    cache.put("b", "B", 4);
    cache.put("b", "C", 6);

    assertThat(cache.find("a")).contains("A");
    assertThat(cache.find("b")).contains("C");
  }

  @Test
  void keepsNothingThatIsTooLarge() {
    cache.put("a", "A", 11);

    assertThat(cache.find("a")).isEmpty();
  }
}
