// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Right;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final Ref OWNER = Ref.ofInstance(Kind.USER, Access.owner().name());

  private final Town town = new Town();
  private final Accounts accounts = town.accounts();
  private final Random uids = new Random(11);

  @Test
  void tellsWhoSomebodyIs() {
    Caller ann = town.user("Ann");
    town.group("Makers", List.of(Grantee.user(ann.name())), Right.CREATE_PROJECTS);
    town.group("others", List.of(), Right.RUN_CODE);

    Accounts.Identity identity = accounts.identity(ann);

    assertThat(identity.ref()).isEqualTo(Ref.ofInstance(Kind.USER, ann.name()));
    assertThat(identity.groups()).containsExactly("makers");
    assertThat(identity.rights()).containsExactly(Right.CREATE_PROJECTS);
  }

  @Test
  void knowsNobodyWhoIsGoneOrDisabled() {
    Caller ann = town.user("ann");
    town.user("ann", new UserSpec("", true, ""));

    assertRefused(ErrorCode.NOT_FOUND, "no user ann", () -> accounts.identity(ann));
  }

  @Test
  void givesTheOwnerOneRecordAndLeavesItAlone() {
    accounts.ensureOwner();
    Resource<Json> made = owner();
    accounts.ensureOwner();

    assertThat(made.uid()).isEqualTo(Access.owner().user());
    assertThat(made.labels().title()).isEqualTo("Owner");
    assertThat(made.created()).isEqualTo(town.now);
    assertThat(owner()).isEqualTo(made);
  }

  @Test
  void listsTheUnfinishedWorkOfOneAccountForAdministrators() {
    Caller ann = town.user("ann");
    Caller robot = town.serviceAccount("robot", false);
    Uid project = town.project("air");
    Run robots = run(project, robot);
    Run ended = run(project, robot);
    town.commit(new Write.PutRun(ended.ended(RunState.SUCCEEDED, Optional.empty(), town.now)));
    Run anns = run(project, ann);

    assertThat(accounts.work(Access.owner(), Kind.SERVICE_ACCOUNT, robot.name()))
        .containsExactly(robots);
    assertThat(accounts.work(Access.owner(), Kind.USER, ann.name())).containsExactly(anns);
    assertRefused(
        ErrorCode.FORBIDDEN,
        "that takes the right to administer",
        () -> accounts.work(ann, Kind.USER, ann.name()));
    assertRefused(
        ErrorCode.NOT_FOUND,
        "There is no user 'nobody'.",
        () -> accounts.work(Access.owner(), Kind.USER, new Name("nobody")));
  }

  @Test
  void notesThatTheOwnerWasResetAndChangesNothingElseOfOneWhoIsEnabled() {
    accounts.ensureOwner();
    long generation = owner().generation();

    accounts.resetOwner();

    assertThat(owner().generation()).isEqualTo(generation);
    assertThat(audit(Access.owner().user()))
        .extracting(AuditEntry::action)
        .containsExactly("reset-admin");
  }

  @Test
  void enablesAnOwnerWhoWasDisabled() {
    accounts.ensureOwner();
    town.put(OWNER, new UserSpec("", true, ""));
    long generation = owner().generation();

    accounts.resetOwner();

    assertThat(owner().generation()).isEqualTo(generation + 1);
    assertThat(owner().updated()).isEqualTo(town.now);
  }

  @Test
  void setsAPasswordForWhoeverHasTheHost() throws TooEarly {
    Caller ann = town.user("ann");

    accounts.resetPassword(ann.name(), "correct horse");

    assertThat(accounts.logins().logIn("ann", "correct horse", "::1").caller()).isEqualTo(ann);
    assertThat(audit(ann.user()))
        .extracting(entry -> entry.action() + " by " + entry.by().name())
        .containsExactly("log-in by ann", "set-password by " + Caller.SYSTEM.name());
    assertRefused(
        ErrorCode.NOT_FOUND,
        "There is no user 'bob'.",
        () -> accounts.resetPassword(new Name("bob"), "correct horse"));
  }

  private Run run(Uid project, Caller as) {
    Run run =
        new Run(
            Uid.next(town.now, uids),
            "build",
            project,
            as,
            Optional.empty(),
            RunState.RUNNING,
            Json.EMPTY,
            false,
            town.now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    town.commit(new Write.PutRun(run));
    return run;
  }

  private Resource<Json> owner() {
    return town.store.resources().find(OWNER).orElseThrow();
  }

  private List<AuditEntry> audit(Uid of) {
    return town.store.tips().audit(Optional.of(of), Page.Request.FIRST).items();
  }

  private static void assertRefused(ErrorCode code, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
