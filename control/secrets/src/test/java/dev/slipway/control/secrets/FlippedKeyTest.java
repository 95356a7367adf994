// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.SecretVault.Slot;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A byte of the key that is not what it was: a secret opens as it was put, or not at all. */
final class FlippedKeyTest {
  private static final int FLIPS = 1000;
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());

  @Test
  void neverOpensASecretAsSomethingElse() {
    Fixture fixture = new Fixture();
    KeyPlace place = KeyPlace.inMemory();
    Slot slot = fixture.slot("key");
    fixture.put(fixture.vault(place), slot, "the secret");
    byte[] key = place.read().orElseThrow().getBytes(ISO_8859_1);
    Random random = new Random(SEED);
    Map<ErrorCode, Integer> refused = new EnumMap<>(ErrorCode.class);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] changed = key.clone();
      changed[random.nextInt(key.length)] ^= (byte) (1 + random.nextInt(255));
      place.replace(new String(changed, ISO_8859_1));
      try {
        assertThat(fixture.vault(place).open(slot, Fixture.KEPT).reveal()).isEqualTo("the secret");
      } catch (SlipwayException e) {
        assertThat(e).hasMessageEndingWith(".");
        refused.merge(e.code(), 1, Integer::sum);
      }
    }
    System.out.printf(
        "%d flipped bytes in a key of %d bytes, seed %d: %s, 0 silently wrong%n",
        FLIPS, key.length, SEED, refused);
    assertThat(refused.keySet())
        .isSubsetOf(ErrorCode.INVALID, ErrorCode.CORRUPT, ErrorCode.KEY_MISSING);
  }
}
