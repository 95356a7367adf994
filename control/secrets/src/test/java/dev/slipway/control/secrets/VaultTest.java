// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.SecretVault.Slot;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VaultTest {
  private final Fixture fixture = new Fixture();
  private final KeyPlace place = KeyPlace.inMemory();
  private final Vault vault = fixture.vault(place);
  private final Slot password = fixture.slot("password");

  @Test
  void opensWhatWasPut() {
    fixture.put(vault, password, "correct horse");

    assertThat(vault.open(password, Fixture.KEPT)).isEqualTo(Secret.of("correct horse"));
    assertThat(vault.version(password)).isEqualTo(1);
  }

  @Test
  void opensAnyTextAndForgetsIt() {
    String text = "'\"\n\u0000 ünïcode \uD83D\uDD11 ".repeat(500);
    fixture.put(vault, password, "first");
    fixture.put(vault, password, text);
    assertThat(vault.open(password, Fixture.KEPT).reveal()).isEqualTo(text);
    assertThat(vault.version(password)).isEqualTo(2);

    fixture.commit(vault.forget(password));

    assertThat(vault.version(password)).isZero();
    assertRefused(ErrorCode.INVALID, password, "/settings/password");
  }

  @Test
  void aSecretThatWasMovedToAnotherFieldOrResourceDoesNotOpen() {
    fixture.put(vault, password, "mine");
    KeyedRecord mine = record(password);
    Uid other = fixture.connection("other");
    for (Slot elsewhere :
        List.of(
            fixture.slot("token"),
            new Slot(other, "/settings/password"),
            fixture.slot("password2"))) {
      fixture.commit(
          new Write.PutRecord(
              KeyedRecord.of(Sealed.SPACE, elsewhere.key(), elsewhere.resource(), mine.value())));

      assertRefused(ErrorCode.CORRUPT, elsewhere, "another resource or field");
    }
  }

  /** Every single byte of what is stored, changed in each of two ways. */
  @Test
  void aSecretOfWhichOneByteWasChangedDoesNotOpen() {
    fixture.put(vault, password, "mine");
    byte[] sealed = Sealed.of(record(password)).bytes();
    List<Integer> opened = new ArrayList<>();
    for (int i = 0; i < sealed.length; i++) {
      for (int bit : new int[] {1, 128}) {
        byte[] bad = sealed.clone();
        bad[i] ^= (byte) bit;
        fixture.commit(new Write.PutRecord(record(password).with(Documents.write(Sealed.of(bad)))));
        try {
          vault.open(password, Fixture.KEPT);
          opened.add(i);
        } catch (SlipwayException e) {
          assertThat(e.code()).isIn(ErrorCode.CORRUPT, ErrorCode.KEY_MISSING);
        }
      }
    }
    assertThat(opened).isEmpty();
  }

  @Test
  void twoSecretsOfOneTextAreStoredDifferently() {
    fixture.put(vault, password, "same");
    fixture.put(vault, fixture.slot("token"), "same");

    assertThat(record(password).value()).isNotEqualTo(record(fixture.slot("token")).value());
    assertThat(record(password).value().text()).doesNotContain("same");
  }

  @Test
  void saysWhichKeyIsNeededAndWhereItWasLookedFor() {
    fixture.put(vault, password, "mine");
    long key = Sealed.of(record(password)).key();
    Vault keyless = fixture.vault(KeyPlace.inMemory());

    assertThatThrownBy(() -> keyless.open(password, Fixture.KEPT))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_MISSING))
        .hasMessageContaining(Long.toString(key))
        .hasMessageContaining("the server's memory")
        .hasMessageContaining("--key-file");
  }

  @Test
  void makesNoNewKeyWhereTheOldOneIsLost() {
    fixture.put(vault, password, "mine");
    KeyPlace empty = KeyPlace.inMemory();
    Vault keyless = fixture.vault(empty);

    assertThatThrownBy(() -> keyless.put(fixture.slot("token"), Secret.of("new"), 1))
        .hasMessageContaining(Long.toString(Sealed.of(record(password)).key()));
    assertThat(empty.read()).isEmpty();

    fixture.commit(vault.forget(password));
    fixture.put(keyless, fixture.slot("token"), "new");
    assertThat(keyless.open(fixture.slot("token"), Fixture.KEPT).reveal()).isEqualTo("new");
  }

  @Test
  void aKeyThatIsPutBackIsFoundWithoutARestart() {
    fixture.put(vault, password, "mine");
    KeyPlace late = KeyPlace.inMemory();
    Vault keyless = fixture.vault(late);
    assertRefused(keyless, ErrorCode.KEY_MISSING, password, "key");

    late.replace(place.read().orElseThrow());

    assertThat(keyless.open(password, Fixture.KEPT).reveal()).isEqualTo("mine");
  }

  @Test
  void tellsNothingOfAKeySetThatIsDamaged() {
    KeyPlace bad = KeyPlace.credential("SLIPWAY_KEY", "{\"canary-of-a-key\": 1}");

    assertThatThrownBy(() -> fixture.vault(bad).put(password, Secret.of("x"), 1))
        .hasMessageContaining("SLIPWAY_KEY")
        .hasNoCause()
        .message()
        .doesNotContain("canary");
  }

  @Test
  void aSecretGoesWithItsResource() {
    fixture.put(vault, password, "mine");

    fixture.commit(new Write.DeleteResource(fixture.connection, 1));

    assertThat(vault.version(password)).isZero();
  }

  @Test
  void aSecretPrintsAsNothing() {
    assertThat(Secret.of("canary").toString()).isEqualTo("<…>");
    assertThat(List.of(Secret.of("canary")).toString()).doesNotContain("canary");
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    assertThat(Secret.of("a").hashCode()).isEqualTo(Secret.of("b").hashCode());
  }

  private KeyedRecord record(Slot slot) {
    return fixture.store.records().find(Sealed.SPACE, slot.key()).orElseThrow();
  }

  private void assertRefused(ErrorCode code, Slot slot, String words) {
    assertRefused(vault, code, slot, words);
  }

  private static void assertRefused(Vault vault, ErrorCode code, Slot slot, String words) {
    assertThatThrownBy(() -> vault.open(slot, Fixture.KEPT))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }
}
