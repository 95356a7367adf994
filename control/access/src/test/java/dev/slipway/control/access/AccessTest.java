// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.GroupSpec;
import dev.slipway.model.Kind;
import dev.slipway.model.Member;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Right;
import dev.slipway.model.Role;
import dev.slipway.model.Share;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import dev.slipway.model.UserStatus;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
  private static final Target DATASETS = Target.ofKind(Kind.DATASET, Optional.empty());
  private static final Target PROJECTS = Target.ofKind(Kind.PROJECT, Optional.empty());
  private static final Name AIR = new Name("air");

  private final Town town = new Town();
  private final Access access = new Access(town.store);
  private final Caller owner = Access.owner();
  private final Caller stranger =
      new Caller(new Uid("01jkc0000000000000000000aa"), new Name("owner"), Caller.Origin.USER);

  @ParameterizedTest
  @EnumSource(Action.class)
  void letsTheOwnerDoEverything(Action action) {
    access.require(owner, action, DATASETS);
    access.require(owner, action, project(town.project("air")));
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void letsSlipwayItselfDoEverything(Action action) {
    access.require(Caller.SYSTEM, action, DATASETS);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void hidesEverythingFromAnybodyElseEvenOneOfTheOwnersName(Action action) {
    assertThat(access.allows(stranger, action, DATASETS)).isFalse();
    assertRefused(stranger, action, DATASETS, ErrorCode.NOT_FOUND, "There is no such dataset");
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void doesNotTakeTheWordOfSomebodyWhoClaimsToBeTheSystem(Action action) {
    Caller claims = new Caller(stranger.user(), stranger.name(), Caller.Origin.SYSTEM);
    Caller ownerClaims = new Caller(owner.user(), owner.name(), Caller.Origin.SYSTEM);
    Caller systemByAnotherWay =
        new Caller(Caller.SYSTEM.user(), Caller.SYSTEM.name(), Caller.Origin.USER);

    assertRefused(claims, action, DATASETS, ErrorCode.NOT_FOUND, "There is no such dataset");
    assertThat(access.allows(ownerClaims, action, DATASETS)).isFalse();
    assertThat(access.allows(systemByAnotherWay, action, DATASETS)).isFalse();
  }

  @Test
  void saysWhoWantedWhatAndWhichRightIsMissing() {
    Caller ann = town.user("ann");
    Target air = project(town.project("air", Member.of(Grantee.user(ann.name()), Role.READER)));

    assertRefused(
        ann,
        Action.RUN,
        air,
        ErrorCode.FORBIDDEN,
        "ann has no right to run or end work on a project: that takes the role run only in the project.");
    assertRefused(
        new Caller(owner.user(), owner.name(), Caller.Origin.RUN),
        Action.WRITE,
        air,
        ErrorCode.FORBIDDEN,
        "Code that runs for owner has no right to write a project");
  }

  @Test
  void takesTheHighestOfAllRolesThatAreGiven() {
    Caller ann = town.user("ann");
    Caller robot = town.serviceAccount("robot", false);
    town.group("crew", List.of(Grantee.user(ann.name()), Grantee.serviceAccount(robot.name())));
    Target air =
        project(
            town.project(
                "air",
                Member.of(Grantee.user(new Name("ANN")), Role.READER),
                Member.of(Grantee.group(new Name("Crew")), Role.EDITOR),
                Member.of(Grantee.group(Grantee.EVERYONE), Role.RUN_ONLY)));

    assertThat(access.allows(ann, Action.CHANGE_DATA, air)).isTrue();
    assertThat(access.allows(robot, Action.CHANGE_DATA, air)).isTrue();
    assertThat(access.allows(ann, Action.WRITE, air)).isFalse();
    Caller bob = town.user("bob");
    assertThat(access.allows(bob, Action.RUN, air)).isTrue();
    assertThat(access.allows(bob, Action.QUERY, air)).isFalse();
  }

  @Test
  void tellsAUserFromAServiceAccountOfTheSameName() {
    Caller user = town.user("ci");
    Caller account = town.serviceAccount("ci", false);
    Target air =
        project(
            town.project("air", Member.of(Grantee.serviceAccount(new Name("ci")), Role.READER)));

    assertThat(access.allows(account, Action.READ, air)).isTrue();
    assertThat(access.allows(user, Action.READ, air)).isFalse();
  }

  @Test
  void endsWithTheNextCallWhatIsTakenAway() {
    Caller ann = town.user("ann");
    Grantee toAnn = Grantee.user(ann.name());
    Target air = project(town.project("air", Member.of(toAnn, Role.READER)));
    assertThat(access.allows(ann, Action.READ, air)).isTrue();

    town.project("air");
    assertThat(access.allows(ann, Action.READ, air)).isFalse();

    town.group("admins", List.of(toAnn), Right.ADMINISTER);
    assertThat(access.allows(ann, Action.WRITE, air)).isTrue();
    town.user("ann", new UserSpec("", true, ""));
    assertThat(access.allows(ann, Action.READ, air)).isFalse();
    town.user("ann");
    assertThat(access.allows(ann, Action.READ, air)).isTrue();
    town.delete(Ref.ofInstance(Kind.GROUP, new Name("admins")));
    assertThat(access.allows(ann, Action.READ, air)).isFalse();
  }

  @Test
  void givesTheRightsOfGroupsThatTheIdentityProviderNamed() {
    Caller ann = town.user("ann");
    town.group("makers", new GroupSpec(List.of(), List.of(Right.CREATE_PROJECTS), List.of("cn=m")));
    assertThat(access.allows(ann, Action.WRITE, PROJECTS)).isFalse();

    town.commit(
        new Write.PutStatus(
            ann.user(), Documents.write(new UserStatus(List.of("cn=x", "cn=m"), false))));

    assertThat(access.allows(ann, Action.WRITE, PROJECTS)).isTrue();
  }

  @Test
  void letsWhoMadeAProjectOwnItAndNobodyOfThatNameWhoCameLater() {
    Caller ann = town.user("ann");
    Ref ref = Ref.ofInstance(Kind.PROJECT, AIR);
    Uid uid = town.put(ref, new ProjectSpec(new Name("local"), false), ann.name());
    assertThat(access.allows(ann, Action.DELETE, project(uid))).isTrue();
    assertThat(access.allows(ann, Action.EXPORT, project(uid))).isFalse();

    town.delete(Ref.ofInstance(Kind.USER, ann.name()));
    Caller later = town.user("ann");
    Caller account = town.serviceAccount("ann", false);

    assertThat(access.allows(ann, Action.READ, project(uid))).isFalse();
    assertThat(access.allows(later, Action.READ, project(uid))).isFalse();
    assertThat(access.allows(account, Action.READ, project(uid))).isFalse();
  }

  @Test
  void showsASharedDatasetAloneToTheMembersOfTheOtherProject() {
    Caller ann = town.user("ann");
    Caller bob = town.user("bob");
    Member reader = Member.of(Grantee.user(ann.name()), Role.READER);
    town.project("sea", reader);
    Share share = new Share(new Name("Planes"), List.of(new Name("sea")));
    Uid air = town.project("air", List.of(), List.of(share));
    Target planes = dataset(air, town.dataset("air", "planes"));
    Target others = dataset(air, town.dataset("air", "others"));

    assertThat(access.allows(ann, Action.READ, planes)).isTrue();
    assertThat(access.allows(ann, Action.WRITE, planes)).isFalse();
    assertThat(access.allows(ann, Action.READ, others)).isFalse();
    assertThat(access.allows(ann, Action.READ, project(air))).isFalse();
    assertThat(access.allows(bob, Action.READ, planes)).isFalse();

    town.project("sea");
    assertThat(access.allows(ann, Action.READ, planes)).isFalse();
  }

  @Test
  void looksAtWhomAConnectionNames() {
    Caller ann = town.user("ann");
    Caller bob = town.user("bob");
    Grantee toAnn = Grantee.user(ann.name());
    Target lake = connection(town.connection("lake", List.of(toAnn), List.of()));

    assertThat(access.allows(ann, Action.USE, lake)).isTrue();
    assertThat(access.allows(ann, Action.READ_DETAILS, lake)).isFalse();
    assertRefused(bob, Action.USE, lake, ErrorCode.NOT_FOUND, "There is no such connection");

    town.connection("lake", List.of(Grantee.group(Grantee.EVERYONE)), List.of(toAnn));
    assertThat(access.allows(bob, Action.USE, lake)).isTrue();
    assertThat(access.allows(bob, Action.READ_DETAILS, lake)).isFalse();
    assertThat(access.allows(ann, Action.READ_DETAILS, lake)).isTrue();
    assertThat(access.allows(stranger, Action.USE, lake)).isFalse();
  }

  @Test
  void keepsTheBuiltInOwnerAnAdministratorUnlessDisabled() {
    Ref ref = Ref.ofInstance(Kind.USER, owner.name());
    Uid admins = town.group("admins", List.of(Grantee.user(owner.name())), Right.RUN_CODE);
    assertThat(access.allows(owner, Action.ADMINISTER, PROJECTS)).isTrue();
    assertThat(access.allows(owner, Action.DELETE, one(Kind.GROUP, admins))).isTrue();
    assertRefused(
        owner,
        Action.DELETE,
        one(Kind.USER, owner.user()),
        ErrorCode.FORBIDDEN,
        "this one cannot do without it");
    assertThat(town.store.resources().find(ref)).isEmpty();
  }

  private void assertRefused(
      Caller caller, Action action, Target target, ErrorCode code, String words) {
    assertThatThrownBy(() -> access.require(caller, action, target))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  private static Target project(Uid uid) {
    return new Target(Kind.PROJECT, Optional.of(uid), Optional.of(uid));
  }

  private static Target dataset(Uid project, Uid uid) {
    return new Target(Kind.DATASET, Optional.of(project), Optional.of(uid));
  }

  private static Target connection(Uid uid) {
    return one(Kind.CONNECTION, uid);
  }

  private static Target one(Kind kind, Uid uid) {
    return new Target(kind, Optional.empty(), Optional.of(uid));
  }
}
