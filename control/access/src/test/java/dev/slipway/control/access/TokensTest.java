// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Right;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Town town = new Town();
  private final Tokens tokens = town.accounts().tokens();
  private final Caller ann = town.user("ann");

  @Test
  void bringsInWhoeverHasIt() {
    Tokens.Issued issued = issue(ann);

    assertThat(issued.secret()).matches("slp_[A-Za-z0-9_-]{43}");
    assertThat(tokens.caller(issued.secret())).contains(ann);
    assertThat(tokens.caller(issued.secret() + "x")).isEmpty();
    assertThat(tokens.caller("slp_")).isEmpty();
    assertThat(tokens.caller("")).isEmpty();
  }

  @Test
  void isStoredByItsHashAlone() {
    String secret = issue(ann).secret();

    assertThat(town.store.records().list(Tokens.SPACE, Page.Request.FIRST).items())
        .singleElement()
        .satisfies(stored -> {
          assertThat(stored.owner()).isEqualTo(ann.user());
          assertThat(stored.toString()).doesNotContain(secret.substring(4));
        });
    assertThat(audit().toString()).contains("create-token").doesNotContain(secret.substring(4));
  }

  @Test
  void endsWhenItExpires() {
    String secret = issue(ann).secret();

    town.now = town.now.plus(WEEK).minusSeconds(1);
    assertThat(tokens.caller(secret)).isPresent();
    town.now = town.now.plusSeconds(1);
    assertThat(tokens.caller(secret)).isEmpty();
    assertThat(tokens.list(ann, Optional.empty())).isEmpty();
  }

  @Test
  void endsAtOnceWhenItIsRevoked() {
    Tokens.Issued one = issue(ann);
    Tokens.Issued other = issue(ann);

    tokens.revoke(ann, Optional.empty(), one.token().id());

    assertThat(tokens.caller(one.secret())).isEmpty();
    assertThat(tokens.caller(other.secret())).isPresent();
    assertThat(tokens.list(ann, Optional.empty()))
        .extracting(Token::id)
        .containsExactly(other.token().id());
    assertRefused(
        ErrorCode.NOT_FOUND, () -> tokens.revoke(ann, Optional.empty(), one.token().id()));
  }

  @Test
  void isNotEndedBySomebodyElse() {
    Tokens.Issued issued = issue(ann);
    Caller bob = town.user("bob");

    assertRefused(
        ErrorCode.NOT_FOUND, () -> tokens.revoke(bob, Optional.empty(), issued.token().id()));
    assertThat(tokens.caller(issued.secret())).isPresent();
  }

  @Test
  void restsWhileItsUserIsDisabledAndEndsWithThem() {
    String secret = issue(ann).secret();

    town.user("ann", new UserSpec("", true, ""));
    assertThat(tokens.caller(secret)).isEmpty();
    town.user("ann");
    assertThat(tokens.caller(secret)).isPresent();
    town.delete(Ref.ofInstance(Kind.USER, ann.name()));
    assertThat(tokens.caller(secret)).isEmpty();
    town.user("ann");
    assertThat(tokens.caller(secret)).isEmpty();
  }

  @Test
  void carriesItsScope() {
    Caller.Scope scope = new Caller.Scope(true, List.of(new Uid("01jkc0000000000000000000aa")));
    Tokens.Issued issued = tokens.issue(ann, Optional.empty(), "part", Optional.of(scope), WEEK);

    assertThat(tokens.caller(issued.secret()).orElseThrow().scope()).contains(scope);
  }

  @Test
  void makesNoTokenForThoseWhoCameInWithAPartOfTheirRights() {
    Caller part =
        new Caller(
            ann.user(),
            ann.name(),
            Caller.Origin.USER,
            Optional.of(new Caller.Scope(true, List.of())));
    Caller code = new Caller(ann.user(), ann.name(), Caller.Origin.RUN);

    assertRefused(ErrorCode.FORBIDDEN, () -> issue(part));
    assertRefused(ErrorCode.FORBIDDEN, () -> issue(code));
    assertRefused(ErrorCode.FORBIDDEN, () -> tokens.list(part, Optional.empty()));
  }

  @Test
  void isMadeForServiceAccountsByAdministratorsAlone() {
    Caller robot = town.serviceAccount("robot", false);
    Optional<Name> account = Optional.of(robot.name());
    assertRefused(
        ErrorCode.FORBIDDEN, () -> tokens.issue(ann, account, "ci", Optional.empty(), WEEK));

    town.group("admins", List.of(Grantee.user(ann.name())), Right.ADMINISTER);
    Tokens.Issued issued = tokens.issue(ann, account, "ci", Optional.empty(), WEEK);

    assertThat(tokens.caller(issued.secret())).contains(robot);
    assertThat(tokens.list(ann, account)).hasSize(1);
    assertThat(tokens.list(ann, Optional.empty())).isEmpty();
  }

  @Test
  void notesItsUseOnceAMinute() {
    String secret = issue(ann).secret();
    assertThat(tokens.list(ann, Optional.empty()).getFirst().lastUsed()).isEmpty();

    tokens.caller(secret);
    var first = town.now;
    assertThat(version()).isEqualTo(2);
    town.now = town.now.plusSeconds(59);
    tokens.caller(secret);
    assertThat(version()).isEqualTo(2);
    assertThat(tokens.list(ann, Optional.empty()).getFirst().lastUsed()).contains(first);
    town.now = town.now.plusSeconds(1);
    tokens.caller(secret);

    assertThat(version()).isEqualTo(3);
    assertThat(tokens.list(ann, Optional.empty()).getFirst().lastUsed()).contains(town.now);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT59S", "P367D", "-P1D", "PT0S"})
  void livesForAMinuteToAYear(String time) {
    assertRefused(
        ErrorCode.INVALID,
        () -> tokens.issue(ann, Optional.empty(), "x", Optional.empty(), Duration.parse(time)));
  }

  @Test
  void hasANameAndThereAreNotTooMany() {
    assertRefused(
        ErrorCode.INVALID, () -> tokens.issue(ann, Optional.empty(), " ", Optional.empty(), WEEK));
    for (int i = 0; i < 100; i++) {
      issue(ann);
    }
    assertRefused(ErrorCode.CONFLICT, () -> issue(ann));
  }

  private long version() {
    return town.store.records().list(Tokens.SPACE, Page.Request.FIRST).items().getFirst().version();
  }

  private List<AuditEntry> audit() {
    return town.store.tips().audit(Optional.of(ann.user()), Page.Request.FIRST).items();
  }

  private Tokens.Issued issue(Caller caller) {
    return tokens.issue(caller, Optional.empty(), "laptop", Optional.empty(), WEEK);
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
