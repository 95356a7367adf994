// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Right;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
  private final Town town = new Town();
  private final Access access = new Access(town.store);
  private final Accounts accounts = town.accounts();
  private final Caller ann = town.user("ann");

  @Test
  void areTheOwnerWithARecordAsWithoutOne() {
    Target users = Target.ofKind(Kind.USER, Optional.empty());
    assertThat(access.allows(Access.owner(), Action.ADMINISTER, users)).isTrue();

    accounts.ensureOwner();

    assertThat(access.allows(Access.owner(), Action.ADMINISTER, users)).isTrue();
    assertThat(accounts.identity(Access.owner()).rights()).containsExactly(Right.ADMINISTER);
  }

  @Test
  void setNoPasswordOfOthersByATokenThatOnlyReads() {
    town.group("admins", List.of(Grantee.user(ann.name())), Right.ADMINISTER);
    Caller bob = town.user("bob");
    Caller reads =
        new Caller(
            ann.user(),
            ann.name(),
            Caller.Origin.USER,
            Optional.of(new Caller.Scope(true, List.of())));

    assertRefused(
        ErrorCode.FORBIDDEN,
        "a token that may do more than read",
        () -> accounts.passwords().set(reads, bob.name(), "", "correct horse"));
    accounts.passwords().set(ann, bob.name(), "", "correct horse");
  }

  @Test
  void areNeededToLearnWhetherThereIsAUser() {
    List.of("bob", "nobody")
        .forEach(name -> {
          town.user("bob");
          assertRefused(
              ErrorCode.NOT_FOUND,
              "There is no user '" + name + "'.",
              () -> accounts.passwords().set(ann, new Name(name), "", "correct horse"));
        });
  }

  @Test
  void areResetWhereTheOwnerHasNoRecordYet() {
    accounts.resetOwner();

    assertThat(town.store.resources().find(Access.owner().user())).isPresent();
  }

  @Test
  void haveNoTokensBeforeTheyHaveARecord() {
    assertRefused(
        ErrorCode.NOT_FOUND,
        "There is no record of owner.",
        () -> issue(Access.owner(), accounts.tokens()));
    accounts.ensureOwner();
    assertThat(accounts.tokens().caller(issue(Access.owner(), accounts.tokens()).secret()))
        .contains(Access.owner());
  }

  private static Tokens.Issued issue(Caller caller, Tokens tokens) {
    return tokens.issue(caller, Optional.empty(), "x", Optional.empty(), Duration.ofDays(1));
  }

  private static void assertRefused(ErrorCode code, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
