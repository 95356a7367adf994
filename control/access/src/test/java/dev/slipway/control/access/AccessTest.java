// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
  private static final Target DATASET = Target.ofKind(Kind.DATASET, Optional.empty());

  private final Authorizer access = new Access();
  private final Caller owner = Access.owner();
  private final Caller codeOfTheOwner = new Caller(owner.user(), owner.name(), Caller.Origin.RUN);
  private final Caller stranger =
      new Caller(new Uid("01jkc0000000000000000000aa"), new Name("owner"), Caller.Origin.USER);

  @ParameterizedTest
  @EnumSource(Action.class)
  void letsTheOwnerDoEverything(Action action) {
    assertThat(access.allows(owner, action, DATASET)).isTrue();
    access.require(owner, action, DATASET);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void letsSlipwayItselfDoEverything(Action action) {
    assertThat(access.allows(Caller.SYSTEM, action, DATASET)).isTrue();
    access.require(Caller.SYSTEM, action, DATASET);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void hidesEverythingFromAnybodyElseEvenOneOfTheOwnersName(Action action) {
    assertThat(access.allows(stranger, action, DATASET)).isFalse();
    assertRefused(stranger, action, ErrorCode.NOT_FOUND, "There is no such dataset");
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void doesNotTakeTheWordOfSomebodyWhoClaimsToBeTheSystem(Action action) {
    Caller claims = new Caller(stranger.user(), stranger.name(), Caller.Origin.SYSTEM);
    Caller ownerClaims = new Caller(owner.user(), owner.name(), Caller.Origin.SYSTEM);
    Caller systemByAnotherWay =
        new Caller(Caller.SYSTEM.user(), Caller.SYSTEM.name(), Caller.Origin.USER);

    assertThat(access.allows(claims, action, DATASET)).isFalse();
    assertThat(access.allows(ownerClaims, action, DATASET)).isFalse();
    assertThat(access.allows(systemByAnotherWay, action, DATASET)).isFalse();
  }

  @Test
  void letsCodeOfTheOwnersRunsRead() {
    access.require(codeOfTheOwner, Action.READ, DATASET);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READ")
  void forbidsCodeOfTheOwnersRunsToChangeAnythingAndSaysWhatIsMissing(Action action) {
    assertRefused(codeOfTheOwner, action, ErrorCode.FORBIDDEN, "has no right to ");
    assertRefused(codeOfTheOwner, action, ErrorCode.FORBIDDEN, "a dataset");
  }

  private void assertRefused(Caller caller, Action action, ErrorCode code, String words) {
    assertThatThrownBy(() -> access.require(caller, action, DATASET))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }
}
