// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Uid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final Uid FLIGHTS = new Uid("00000000000000000000000001");
  private static final Map<String, String> BEFORE =
      Map.of("definition", "d", "engine", "e", Fingerprints.input(FLIGHTS), "1");

  @Test
  void hashesToTheSameWhateverTheOrderOfParts() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("a", "1");
    one.put("b", "2");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("b", "2");
    other.put("a", "1");

    assertThat(Fingerprints.of(one)).isEqualTo(Fingerprints.of(other)).hasSize(64);
  }

  @Test
  void staysTheSameOverReleases() {
    assertThat(Fingerprints.of(Map.of("definition", "select 1", "engine", "duckdb 2.0.0")))
        .isEqualTo("4bfa6874dd29f2abc9548f4298ffd266e6e97bfb48945c361343aa035712545b");
  }

  @Test
  void doesNotConfuseWhereOnePartEnds() {
    assertThat(Fingerprints.of(Map.of("a", "bc"))).isNotEqualTo(Fingerprints.of(Map.of("ab", "c")));
    assertThat(Fingerprints.of(Map.of("a", "b", "c", "d")))
        .isNotEqualTo(Fingerprints.of(Map.of("a", "bcd")));
  }

  @Test
  void tellsEveryKindOfDifference() {
    assertThat(difference(Map.of())).isEqualTo("nothing changed");
    assertThat(difference(Map.of("definition", "other")))
        .isEqualTo("the recipe's definition changed");
    assertThat(difference(Map.of("engine", "other"))).isEqualTo("the engine changed");
    assertThat(difference(Map.of(Fingerprints.input(FLIGHTS), "2")))
        .isEqualTo("input 'flights' changed");
    assertThat(difference(Map.of("definition", "other", Fingerprints.input(FLIGHTS), "2")))
        .isEqualTo("the recipe's definition changed and input 'flights' changed");
  }

  @Test
  void tellsInputsThatCameAndWent() {
    assertThat(
            Fingerprints.difference(
                Map.of(), Map.of(Fingerprints.input(FLIGHTS), "1"), FingerprintsTest::name))
        .isEqualTo("input 'flights' was added");
    assertThat(
            Fingerprints.difference(
                Map.of(Fingerprints.input(FLIGHTS), "1"), Map.of(), FingerprintsTest::name))
        .isEqualTo("an input was taken away");
  }

  @Test
  void knowsAnUpgradeFromAnyOtherChange() {
    assertThat(upgrade(Map.of("engine", "other"))).isTrue();
    assertThat(upgrade(Map.of("renderer", "new"))).isTrue();
    assertThat(upgrade(Map.of("engine", "other", "definition", "other"))).isFalse();
    assertThat(upgrade(Map.of(Fingerprints.input(FLIGHTS), "2"))).isFalse();
  }

  private static boolean upgrade(Map<String, String> changes) {
    return Fingerprints.differOnlyByUpgrade(BEFORE, with(changes));
  }

  private static String difference(Map<String, String> changes) {
    return Fingerprints.difference(BEFORE, with(changes), FingerprintsTest::name);
  }

  private static Map<String, String> with(Map<String, String> changes) {
    Map<String, String> now = new LinkedHashMap<>(BEFORE);
    now.putAll(changes);
    return now;
  }

  private static String name(Uid dataset) {
    return dataset.equals(FLIGHTS) ? "flights" : dataset.value();
  }
}
