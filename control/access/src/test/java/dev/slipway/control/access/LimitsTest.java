// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.KeyedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Where what is allowed ends, from both sides. */
class LimitsTest {
  private static final String GOOD = "correct horse";
  private static final Duration YEAR = Duration.ofDays(366);

  private final Town town = new Town();
  private final Accounts accounts = town.accounts();
  private final Caller ann = town.user("ann");

  @Test
  void ofTheNameAndTimeOfATokenAreThemselvesAllowed() {
    Tokens.Issued longest = issue("x".repeat(100), YEAR);
    Tokens.Issued shortest = issue("x", Duration.ofMinutes(1));

    assertThat(longest.token().expires()).isEqualTo(town.now.plus(YEAR));
    assertThat(shortest.token().expires()).isEqualTo(town.now.plusSeconds(60));
    assertRefused("cannot be the name of a token", () -> issue("x".repeat(101), YEAR));
    assertRefused("cannot be the name of a token", () -> issue("", YEAR));
    assertRefused("expected a minute to 366 days", () -> issue("x", YEAR.plusNanos(1)));
  }

  @Test
  void ofAPasswordAreThemselvesAllowed() throws TooEarly {
    for (int length : List.of(10, 256)) {
      String password = "p".repeat(length);
      accounts.passwords().set(Access.owner(), ann.name(), "", password);
      assertThat(accounts.logins().logIn("ann", password, "::1").caller()).isEqualTo(ann);
    }
    for (int length : List.of(0, 9, 257)) {
      assertRefused(
          "A password has 10 to 256 characters.",
          () -> accounts.passwords().set(Access.owner(), ann.name(), "", "p".repeat(length)));
    }
  }

  @Test
  void ofAPasswordHoldForTheOneThatIsTriedToo() {
    accounts.passwords().set(Access.owner(), ann.name(), "", "p".repeat(256));

    assertThat(accounts.passwords().matches(Optional.of(ann.user()), "p".repeat(257))).isFalse();
    assertThat(accounts.passwords().matches(Optional.empty(), "p".repeat(256))).isFalse();
  }

  @Test
  void ofGuessesAtOneNameFromEverywhereAreShort() {
    accounts.passwords().set(ann, ann.name(), "", GOOD);
    for (int i = 0; i < 49; i++) {
      assertThat(refusal("ann", "address" + i)).isInstanceOf(SlipwayException.class);
    }
    assertThat(catchThrowable(() -> accounts.logins().logIn("ANN", GOOD, "fresh"))).isNull();

    refusal("ann", "address49");
    assertThat(waiting("Ann", "fresh")).isEqualTo(1);
    for (int i = 50; i < 60; i++) {
      town.now = town.now.plusSeconds(10);
      refusal("ann", "address" + i);
    }
    assertThat(waiting("ann", "fresh")).isEqualTo(10);
    town.now = town.now.plusSeconds(10);
    assertThat(catchThrowable(() -> accounts.logins().logIn("ann", GOOD, "fresh"))).isNull();
  }

  @Test
  void ofGuessesFromOneAddressAreShorter() {
    accounts.passwords().set(ann, ann.name(), "", GOOD);
    for (int i = 0; i < 100; i++) {
      assertThat(refusal("name" + i, "::1")).isInstanceOf(SlipwayException.class);
    }
    assertThat(waiting("ann", "::1")).isEqualTo(1);
    for (int i = 100; i < 110; i++) {
      town.now = town.now.plusSeconds(5);
      refusal("name" + i, "::1");
    }
    assertThat(waiting("ann", "::1")).isEqualTo(5);
    assertThat(catchThrowable(() -> accounts.logins().logIn("ann", GOOD, "::2"))).isNull();
  }

  @Test
  void ofAWaitAreToldInWholeSecondsUpwards() {
    assertThat(new TooEarly(Duration.ofMillis(1)).seconds()).isEqualTo(1);
    assertThat(new TooEarly(Duration.ofSeconds(1)).seconds()).isEqualTo(1);
    assertThat(new TooEarly(Duration.ofMillis(1001)).seconds()).isEqualTo(2);
    assertThat(new TooEarly(Duration.ofSeconds(9)))
        .hasMessage("Too many logins have failed. Try again in 9 seconds.");
  }

  @Test
  void ofASessionsUseAreNotedOnceAMinute() {
    String session = accounts.sessions().begin(ann, List.of());
    Instant began = town.now;
    assertThat(session).matches("[A-Za-z0-9_-]{43}");

    town.now = began.plusSeconds(59);
    accounts.sessions().caller(session);
    assertThat(stored().version()).isEqualTo(1);
    assertThat(stored().expires()).contains(began.plus(Sessions.IDLE));
    town.now = began.plusSeconds(60);
    accounts.sessions().caller(session);
    assertThat(stored().version()).isEqualTo(2);
    assertThat(stored().expires()).contains(town.now.plus(Sessions.IDLE));
  }

  @Test
  void ofSessionsMakeTheOneThatWasSeenLastGiveWayLast() {
    String first = accounts.sessions().begin(ann, List.of());
    town.now = town.now.plusSeconds(1);
    String second = accounts.sessions().begin(ann, List.of());
    town.now = town.now.plus(Duration.ofMinutes(2));
    accounts.sessions().caller(first);
    for (int i = 0; i < 18; i++) {
      accounts.sessions().begin(ann, List.of());
    }
    assertThat(accounts.sessions().caller(second)).isPresent();
    town.now = town.now.plus(Duration.ofMinutes(2));
    accounts.sessions().caller(first);

    town.now = town.now.plusSeconds(1);
    accounts.sessions().begin(ann, List.of());

    assertThat(accounts.sessions().caller(first)).contains(ann);
    assertThat(town.store.records().ownedBy(Sessions.SPACE, ann.user())).hasSize(20);
  }

  private KeyedRecord stored() {
    return town.store.records().ownedBy(Sessions.SPACE, ann.user()).getFirst();
  }

  private Tokens.Issued issue(String name, Duration time) {
    return accounts.tokens().issue(ann, Optional.empty(), name, Optional.empty(), time);
  }

  private Throwable refusal(String name, String address) {
    return catchThrowable(() -> accounts.logins().logIn(name, "wrong", address));
  }

  private long waiting(String name, String address) {
    Throwable refused = catchThrowable(() -> accounts.logins().logIn(name, GOOD, address));
    assertThat(refused).isInstanceOf(TooEarly.class);
    return ((TooEarly) refused).seconds();
  }

  private static void assertRefused(String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
  }
}
