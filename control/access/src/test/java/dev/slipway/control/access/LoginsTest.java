// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Right;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.UserSpec;
import dev.slipway.model.Variable;
import dev.slipway.spi.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final String GOOD = "correct horse";

  private final Town town = new Town();
  private final Accounts accounts = town.accounts();
  private final Caller ann = town.user("ann");

  LoginsTest() {
    accounts.passwords().set(ann, ann.name(), "", GOOD);
  }

  @Test
  void beginsASession() throws TooEarly {
    Logins.LoggedIn in = accounts.logins().logIn("Ann", GOOD, "::1");

    assertThat(in.caller()).isEqualTo(ann);
    assertThat(accounts.sessions().caller(in.session())).contains(ann);
    assertThat(accounts.sessions().caller("x")).isEmpty();
    assertThat(town.store.records().list(Sessions.SPACE, Page.Request.FIRST).toString())
        .doesNotContain(in.session());
    assertThat(
            town.store.tips().audit(Optional.of(ann.user()), Page.Request.FIRST).items().getFirst())
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("log-in");
          assertThat(entry.by()).isEqualTo(ann);
          assertThat(entry.difference().text()).isEqualTo("{\"by\":\"password\",\"from\":\"::1\"}");
        });
  }

  @Test
  void saysTheSameOfWhateverIsWrong() {
    town.user("bob");
    town.user("eve");
    accounts.passwords().set(Access.owner(), new Name("eve"), "", GOOD);
    town.user("eve", new UserSpec("", true, ""));

    assertThat(List.of("ann", "bob", "nobody", "no name", ""))
        .allSatisfy(name ->
            assertThat(refusal(name, "wrong password"))
                .hasMessage("There is no user of that name and password.")
                .extracting(e -> ((SlipwayException) e).code())
                .isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(refusal("eve", GOOD)).hasMessage("There is no user of that name and password.");
    assertThat(refusal("ann", "x".repeat(1000)))
        .hasMessage("There is no user of that name and password.");
  }

  @Test
  void makesWhoeverGuessesWaitLongerAndLonger() throws TooEarly {
    for (int i = 0; i < 5; i++) {
      refusal("ann", "wrong");
    }
    assertThat(waiting("ann", "::1")).isEqualTo(1);
    town.now = town.now.plusSeconds(1);
    refusal("ann", "wrong");
    assertThat(waiting("ann", "::1")).isEqualTo(2);

    // From elsewhere the same user comes in, and so do others from here.
    assertThat(accounts.logins().logIn("ann", GOOD, "::2").caller()).isEqualTo(ann);
    Caller bob = town.user("bob");
    accounts.passwords().set(bob, bob.name(), "", GOOD);
    assertThat(accounts.logins().logIn("bob", GOOD, "::1").caller()).isEqualTo(bob);
    town.now = town.now.plusSeconds(2);
    assertThat(accounts.logins().logIn("ann", GOOD, "::1").caller()).isEqualTo(ann);
    refusal("ann", "wrong");
    assertThat(refusal("ann", "wrong")).isInstanceOf(SlipwayException.class);
  }

  @Test
  void endsWithoutUseAndAfterAWeekAnyway() throws TooEarly {
    String idle = accounts.logins().logIn("ann", GOOD, "::1").session();
    town.now = town.now.plus(Sessions.IDLE);
    assertThat(accounts.sessions().caller(idle)).isEmpty();

    String busy = accounts.logins().logIn("ann", GOOD, "::1").session();
    var began = town.now;
    while (town.now.plus(Duration.ofHours(11)).isBefore(began.plus(Sessions.LONGEST))) {
      town.now = town.now.plus(Duration.ofHours(11));
      assertThat(accounts.sessions().caller(busy)).isPresent();
    }
    town.now = began.plus(Sessions.LONGEST);
    assertThat(accounts.sessions().caller(busy)).isEmpty();
  }

  @Test
  void endsWithTheLogoutWithAnotherPasswordAndWhenTheUserIsDisabled() throws TooEarly {
    String one = accounts.logins().logIn("ann", GOOD, "::1").session();
    accounts.sessions().end(one);
    assertThat(accounts.sessions().caller(one)).isEmpty();

    String two = accounts.logins().logIn("ann", GOOD, "::1").session();
    accounts.passwords().set(ann, ann.name(), GOOD, "another horse");
    assertThat(accounts.sessions().caller(two)).isEmpty();

    String three = accounts.logins().logIn("ann", "another horse", "::1").session();
    town.user("ann", new UserSpec("", true, ""));
    assertThat(accounts.sessions().caller(three)).isEmpty();
  }

  @Test
  void keepsTheNewestSessionsOfAUser() throws TooEarly {
    String first = accounts.logins().logIn("ann", GOOD, "::1").session();
    for (int i = 0; i < 20; i++) {
      town.now = town.now.plusSeconds(1);
      accounts.sessions().begin(ann, List.of());
    }

    assertThat(accounts.sessions().caller(first)).isEmpty();
    assertThat(town.store.records().ownedBy(Sessions.SPACE, ann.user())).hasSize(20);
  }

  @Test
  void changesAPasswordForWhoKnowsItOrAdministers() {
    Passwords passwords = accounts.passwords();
    Caller bob = town.user("bob");

    assertRefused(
        ErrorCode.FORBIDDEN, () -> passwords.set(ann, ann.name(), "wrong one", "another horse"));
    assertRefused(ErrorCode.NOT_FOUND, () -> passwords.set(bob, ann.name(), GOOD, "another horse"));
    assertRefused(ErrorCode.INVALID, () -> passwords.set(ann, ann.name(), GOOD, "short"));
    assertRefused(ErrorCode.INVALID, () -> passwords.set(ann, ann.name(), GOOD, "x".repeat(257)));
    Caller part =
        new Caller(
            ann.user(),
            ann.name(),
            Caller.Origin.USER,
            Optional.of(new Caller.Scope(false, List.of(ann.user()))));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> passwords.set(part, ann.name(), GOOD, "another horse"));

    town.group("admins", List.of(Grantee.user(bob.name())), Right.ADMINISTER);
    passwords.set(bob, ann.name(), "", "another horse");
    assertThat(town.store.tips().audit(Optional.of(ann.user()), Page.Request.FIRST).items())
        .extracting(entry -> entry.action() + " by " + entry.by().name())
        .containsExactly("set-password by bob", "set-password by ann");
  }

  @Test
  void enablesTheBuiltInOwnerAndLeavesAllElseAsItIs() {
    accounts.ensureOwner();
    Map<Name, Variable> variables = Map.of(new Name("region"), new Variable.Text("EU"));
    UserSpec disabled = new UserSpec("owner@example.com", true, "subject", variables);
    Ref owner = Ref.ofInstance(Kind.USER, Access.owner().name());
    town.put(owner, disabled);

    accounts.resetOwner();

    assertThat(
            Documents.readStored(
                UserSpec.class, town.store.resources().find(owner).orElseThrow().spec()))
        .isEqualTo(new UserSpec("owner@example.com", false, "subject", variables));
  }

  private Throwable refusal(String name, String password) {
    return catchThrowable(() -> accounts.logins().logIn(name, password, "::1"));
  }

  private long waiting(String name, String address) {
    Throwable refused = catchThrowable(() -> accounts.logins().logIn(name, GOOD, address));
    assertThat(refused).isInstanceOf(TooEarly.class);
    return ((TooEarly) refused).seconds();
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
