// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import dev.slipway.spi.SecretVault.Rotated;
import dev.slipway.spi.SecretVault.Slot;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationTest {
  private static final int SECRETS = 250;

  private final Fixture fixture = new Fixture();
  private final KeyPlace place = KeyPlace.inMemory();
  private final Vault vault = fixture.vault(place);

  @Test
  void encryptsEverySecretUnderANewKeyAndDropsTheOldOne() {
    List<Slot> slots = secrets(vault);
    long before = primary();

    Rotated rotated = vault.rotate(Fixture.ANN);

    assertThat(rotated.secrets()).isEqualTo(SECRETS);
    assertThat(rotated.dropped()).isEqualTo(1);
    assertThat(primary()).isNotEqualTo(before).isEqualTo(Long.parseLong(rotated.key()));
    assertThat(keys().ids()).hasSize(1);
    assertAllOpen(fixture.vault(place), slots);
  }

  /** Its effects: a new key, three batches of secrets, the drop of the old key, the audit entry. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void goesOnAfterACrashAtAnyStep(int step) {
    List<Slot> slots = secrets(vault);
    long before = primary();
    Crashing crashing = new Crashing(fixture.store, place, step);
    Vault victim = fixture.vault(crashing.store(), crashing.place(), References.none());

    assertThatThrownBy(() -> victim.rotate(Fixture.ANN)).isInstanceOf(Crashing.Crash.class);

    assertAllOpen(fixture.vault(place), slots);
    if (step < 5) {
      assertThat(fixture.vault(place).rotate(Fixture.ANN).dropped()).isEqualTo(1);
    }
    assertThat(keys().ids()).hasSize(1).doesNotContain(before);
    assertAllOpen(fixture.vault(place), slots);
  }

  @Test
  void aSecondCallDoesNotEncryptAnewWhatTheFirstHasDone() {
    secrets(vault);
    Crashing crashing = new Crashing(fixture.store, place, 3);
    Vault victim = fixture.vault(crashing.store(), crashing.place(), References.none());
    assertThatThrownBy(() -> victim.rotate(Fixture.ANN)).isInstanceOf(Crashing.Crash.class);

    assertThat(fixture.vault(place).rotate(Fixture.ANN).secrets()).isEqualTo(SECRETS - 200);
  }

  @Test
  void aSecretPutByAnotherWhileItRunsIsNotLost() {
    secrets(vault);
    Slot late = fixture.slot("late");
    Write begunBefore = vault.put(late, Secret.of("late"), 1);
    Crashing observed = Crashing.doing(fixture.store, place, 2, () -> fixture.commit(begunBefore));
    Vault busy = fixture.vault(observed.store(), observed.place(), References.none());

    busy.rotate(Fixture.ANN);

    assertThat(fixture.vault(place).open(late, Fixture.KEPT).reveal()).isEqualTo("late");
  }

  @Test
  void isForAdministrators() {
    assertThatThrownBy(() -> vault.rotate(Fixture.BOB))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    assertThat(place.read()).isEmpty();
  }

  @Test
  void waitsForOtherServersToBeStopped() {
    fixture.commit(
        new Write.HoldLease(fixture.uid(), 1, Duration.ofMinutes(1)),
        new Write.HoldLease(fixture.uid(), 1, Duration.ofMinutes(1)));

    assertThatThrownBy(() -> vault.rotate(Fixture.ANN)).hasMessageContaining("2 servers");
  }

  @Test
  void aKeyOfTheEnvironmentIsChangedThere() {
    KeySet one = KeySet.generate();
    Vault first = fixture.vault(KeyPlace.credential("SLIPWAY_KEY", one.text()));
    List<Slot> slots = secrets(first);
    assertThatThrownBy(() -> first.rotate(Fixture.ANN))
        .hasMessageContaining("SLIPWAY_KEY")
        .hasMessageContaining("new primary");

    KeySet two = one.withNewPrimary();
    Vault second = fixture.vault(KeyPlace.credential("SLIPWAY_KEY", two.text()));
    assertThat(second.rotate(Fixture.ANN).secrets()).isEqualTo(SECRETS);

    assertAllOpen(
        fixture.vault(KeyPlace.credential("SLIPWAY_KEY", two.onlyPrimary().text())), slots);
  }

  @Test
  void isInTheAuditTrail() {
    String key = vault.rotate(Fixture.ANN).key();

    AuditEntry newest =
        fixture.store.tips().audit(Optional.empty(), Page.Request.FIRST).items().getFirst();
    assertThat(newest.action()).isEqualTo("rotate");
    assertThat(newest.by()).isEqualTo(Fixture.ANN);
    assertThat(newest.difference().text()).contains(key);
  }

  private List<Slot> secrets(Vault with) {
    List<Slot> slots = new ArrayList<>();
    Uid other = fixture.connection("other");
    for (int i = 0; i < SECRETS; i++) {
      Slot slot = i % 2 == 0 ? fixture.slot("s" + i) : new Slot(other, "/settings/s" + i);
      fixture.put(with, slot, "secret " + i);
      slots.add(slot);
    }
    return slots;
  }

  private static void assertAllOpen(Vault with, List<Slot> slots) {
    for (int i = 0; i < slots.size(); i++) {
      assertThat(with.open(slots.get(i), Fixture.KEPT).reveal()).isEqualTo("secret " + i);
    }
  }

  private KeySet keys() {
    return KeySet.parse(place.read().orElseThrow(), "memory");
  }

  private long primary() {
    return keys().primary();
  }
}
