// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.KeyedRecord;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
  private final Town town = new Town();
  private final Caller ann = town.user("ann");

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"CONFLICT", "OUT_OF_DISK", "UNAVAILABLE"})
  void shutsNobodyOutBecauseTheirUseCannotBeNoted(ErrorCode code) {
    assertThatCode(() -> refusing(code).noteUse(used())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"CORRUPT", "NOT_OWNER", "INTERNAL"})
  void hidesNoOtherFault(ErrorCode code) {
    assertThatThrownBy(() -> refusing(code).noteUse(used()))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void commitsNothingWhereThereIsNothingToWrite() {
    assertThatCode(() -> refusing(ErrorCode.CORRUPT).commit(ann, List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void namesWhatAPartOfSomebodysRightsIsNotEnoughFor() {
    Caller part =
        new Caller(
            ann.user(),
            ann.name(),
            Caller.Origin.USER,
            Optional.of(new Caller.Scope(false, List.of())));

    assertThatThrownBy(() -> Ledger.requireWhole(part, "change a password"))
        .hasMessage(
            "ann came in with a part of their rights, which is not enough to change a password."
                + " Log in, or use a token of the scope all.");
    assertThatCode(() -> Ledger.requireWhole(ann, "change a password")).doesNotThrowAnyException();
  }

  private KeyedRecord used() {
    return KeyedRecord.of(Tokens.SPACE, "key", ann.user(), Json.EMPTY);
  }

  private Ledger refusing(ErrorCode code) {
    return new Ledger(
        new RefusingStore(town.store, code),
        new Directory(town.store),
        () -> town.now,
        new Random(1));
  }
}
