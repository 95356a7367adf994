// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.access.IssuerLogins.Terms;
import dev.slipway.control.access.Logins.LoggedIn;
import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.GroupSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Right;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.UserSpec;
import dev.slipway.model.UserStatus;
import dev.slipway.spi.Page;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerLoginsTest {
  private static final String ISSUER = "https://login.example.org";
  private static final Terms CREATING = new Terms(Set.of("studio-admins"), true);
  private static final Terms KNOWN_ONLY = new Terms(Set.of(), false);

  private final Town town = new Town();
  private final Accounts accounts = town.accounts();

  private static Visitor visitor(String subject, String name, String... groups) {
    return new Visitor(ISSUER, subject, name, "Ann Smith", "ann@example.org", List.of(groups));
  }

  private LoggedIn logIn(Visitor visitor, Terms terms) {
    town.now = town.now.plusSeconds(1);
    return accounts.issuerLogins().logIn(visitor, terms, "::1");
  }

  private SlipwayException refusal(Visitor visitor, Terms terms) {
    return catchThrowableOfType(SlipwayException.class, () -> logIn(visitor, terms));
  }

  private Resource<Json> stored(Caller caller) {
    return town.store.resources().find(caller.user()).orElseThrow();
  }

  private Set<String> groups(Caller caller) {
    return accounts.identity(caller).groups();
  }

  private List<String> audited(Caller caller) {
    return town.store.tips().audit(Optional.of(caller.user()), Page.Request.FIRST).items().stream()
        .map(entry -> entry.action() + " by " + entry.by().name() + " " + entry.difference())
        .toList();
  }

  @Test
  void makesAUserOfWhoComesForTheFirstTime() {
    LoggedIn in = logIn(visitor("4711", "ann"), CREATING);

    assertThat(in.caller().name()).isEqualTo(new Name("ann"));
    assertThat(accounts.sessions().caller(in.session())).contains(in.caller());
    Resource<Json> user = stored(in.caller());
    assertThat(user.labels().title()).isEqualTo("Ann Smith");
    assertThat(Documents.readStored(UserSpec.class, user.spec()))
        .isEqualTo(new UserSpec("ann@example.org", false, ISSUER + " 4711"));
    assertThat(audited(in.caller()))
        .containsExactly(
            "log-in by ann {\"by\":\"" + ISSUER + "\",\"from\":\"::1\"}",
            "create by slipway " + user.spec());

    assertThat(logIn(visitor("4711", "renamed"), KNOWN_ONLY).caller()).isEqualTo(in.caller());
  }

  @Test
  void refusesWhoIsNotKnownWhereNobodyIsMadeAUser() {
    SlipwayException refused = refusal(visitor("4711", "ann"), KNOWN_ONLY);

    assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refused).hasMessageContaining("subject '" + ISSUER + " 4711'");
    assertThat(town.store.resources().find(Ref.ofInstance(Kind.USER, new Name("ann")))).isEmpty();
  }

  @Test
  void neverTakesOverAUserOfTheSameNameOrAddress() {
    Caller local = town.user("ann", new UserSpec("ann@example.org", false, ""));

    for (String name : List.of("ann", "ANN", "ann@evil.example")) {
      SlipwayException refused = refusal(visitor("4711", name), CREATING);
      assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
      assertThat(refused).hasMessageContaining("nothing tells that it is you");
    }
    accounts.ensureOwner();
    assertThat(refusal(visitor("4712", "owner"), CREATING).code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(audited(local)).isEmpty();
    assertThat(town.store.records().ownedBy(Sessions.SPACE, local.user())).isEmpty();
  }

  @Test
  void knowsAUserWhomAnAdministratorLinked() {
    Caller ann = town.user("ann", new UserSpec("", false, ISSUER + " 4711"));

    assertThat(logIn(visitor("4711", "somebody"), KNOWN_ONLY).caller()).isEqualTo(ann);
    assertThat(refusal(visitor("471", "ann"), KNOWN_ONLY).code()).isEqualTo(ErrorCode.FORBIDDEN);
    Visitor ofAnother =
        new Visitor("https://evil.example", "4711", "ann", "", "", List.of("studio-admins"));
    assertThat(refusal(ofAnother, CREATING).code()).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void refusesWhoeverTwoUsersAreSaidToBe() {
    town.user("ann", new UserSpec("", false, ISSUER + " 4711"));
    town.user("bob", new UserSpec("", true, ISSUER + " 4711"));

    assertThat(refusal(visitor("4711", "ann"), CREATING))
        .hasMessageContaining("Several users are said to be you: ann, bob");
  }

  @Test
  void refusesADisabledUserAndSaysSoInTheAuditTrail() {
    Caller ann = town.user("ann", new UserSpec("", true, ISSUER + " 4711"));

    SlipwayException refused = refusal(visitor("4711", "ann", "studio-admins"), CREATING);

    assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refused).hasMessageContaining("is disabled");
    assertThat(audited(ann))
        .hasSize(1)
        .first()
        .asString()
        .contains("refuse-log-in by ann", "\"refused\":\"the user is disabled\"");
    assertThat(stored(ann).status()).isEqualTo(Json.EMPTY);
  }

  @Test
  void givesAndTakesTheGroupsThatTheProviderNamesAndNoOthers() {
    town.group("analysts", new GroupSpec(List.of(), List.of(Right.RUN_CODE), List.of("kc-a", "x")));
    Caller ann = logIn(visitor("4711", "ann", "kc-a", "other"), CREATING).caller();
    town.group("local", List.of(Grantee.user(ann.name())), Right.CREATE_PROJECTS);

    assertThat(groups(ann)).containsExactlyInAnyOrder("analysts", "local");
    assertThat(accounts.identity(ann).rights())
        .containsExactlyInAnyOrder(Right.RUN_CODE, Right.CREATE_PROJECTS);

    long revision = stored(ann).revision();
    logIn(visitor("4711", "ann", "kc-a", "other"), CREATING);
    assertThat(stored(ann).revision()).as("nothing new is told").isEqualTo(revision);

    logIn(visitor("4711", "ann", "other"), CREATING);
    assertThat(groups(ann)).containsExactly("local");
    logIn(visitor("4711", "ann", "x"), CREATING);
    assertThat(groups(ann)).containsExactlyInAnyOrder("analysts", "local");
    logIn(visitor("4711", "ann"), CREATING);
    assertThat(groups(ann)).containsExactly("local");
  }

  @Test
  void makesAdministratorsByTheirGroupAndOnlyForSoLong() {
    Caller ann = logIn(visitor("4711", "ann", "studio-admins"), CREATING).caller();
    assertThat(accounts.identity(ann).rights()).containsExactly(Right.ADMINISTER);

    logIn(visitor("4711", "ann", "Studio-Admins"), CREATING);
    assertThat(accounts.identity(ann).rights()).isEmpty();
    logIn(visitor("4711", "ann", "studio-admins"), KNOWN_ONLY);
    assertThat(accounts.identity(ann).rights()).isEmpty();
  }

  @Test
  void keepsWhatANewerVersionHasObserved() {
    Caller ann = town.user("ann", new UserSpec("", false, ISSUER + " 4711"));
    town.commit(new Write.PutStatus(ann.user(), new Json("{\"claims\":[\"a\"],\"newer\":1}")));

    logIn(visitor("4711", "ann", "b"), CREATING);

    assertThat(stored(ann).status().text()).contains("\"newer\":1");
    assertThat(Documents.readStored(UserStatus.class, stored(ann).status()))
        .isEqualTo(new UserStatus(List.of("b"), false));
  }

  @Test
  void letsAnAddressWaitFromWhichLoginsFailByWhateverWay() throws TooEarly {
    IssuerLogins logins = accounts.issuerLogins();
    for (int i = 0; i < 50; i++) {
      logins.failed("::1");
      assertThat(refusal(visitor("4711", "ann"), KNOWN_ONLY)).isNotNull();
    }
    assertThatThrownBy(() -> logins.requireTurn("::1")).isInstanceOf(TooEarly.class);
    assertThatThrownBy(() -> accounts.logins().logIn("ann", "x", "::1"))
        .isInstanceOf(TooEarly.class);
    logins.requireTurn("::2");
    town.now = town.now.plusSeconds(5);
    logins.requireTurn("::1");
  }

  @ParameterizedTest
  @CsvSource({
    "ann,ann",
    "Ann.Smith@example.org,Ann-Smith",
    "ann smith,ann-smith",
    "a/../b,a-b",
    "slipway1,slipway1"
  })
  void makesANameOfWhatTheProviderTells(String told, String name) {
    assertThat(NewUser.name(told)).isEqualTo(new Name(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@example.org", "4711", "-x", "Slipway", "äöü", "\u0000"})
  void makesNoNameWhereNothingIsLeft(String told) {
    assertThatThrownBy(() -> NewUser.name(told))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("no user's name can be made");
  }

  @Test
  void cutsANameThatIsTooLong() {
    assertThat(NewUser.name("x".repeat(200)).value()).hasSize(63);
  }
}
