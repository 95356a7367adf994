// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Grantee;
import dev.slipway.model.Kind;
import dev.slipway.model.Member;
import dev.slipway.model.Name;
import dev.slipway.model.Right;
import dev.slipway.model.Role;
import dev.slipway.model.Share;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told of what they may not do: the sentence says what would help. */
class RefusalsTest {
  private final Town town = new Town();
  private final Access access = new Access(town.store);
  private final Caller ann = town.user("ann");
  private final Grantee toAnn = Grantee.user(ann.name());

  @ParameterizedTest
  @CsvSource({
    "QUERY, query data of a project: that takes the role analyst in the project.",
    "CHANGE_DATA, change data of a project: that takes the role editor in the project.",
    "WRITE, write a project: that takes the role owner in the project.",
    "DELETE, delete a project: that takes the role owner in the project.",
    "ADMINISTER, administer a project: that takes the role owner in the project.",
    "EXPORT, export data of a project: that takes the right to export data of the project."
  })
  void nameTheRoleThatIsMissing(Action action, String words) {
    Uid air = town.project("air", Member.of(toAnn, Role.READER));
    Target target = new Target(Kind.PROJECT, Optional.of(air), Optional.of(air));

    assertRefused(ann, action, target, "ann has no right to " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "project, a project: that takes the right to create projects.",
    "connection, a connection: that takes the right to manage connections.",
    "user, a user: that takes the right to administer.",
    "environment, an environment: that takes the right to administer.",
    "image, an image: that takes the right to administer."
  })
  void nameTheRightThatIsMissing(String kind, String words) {
    Target target = Target.ofKind(new Kind(kind), Optional.empty());

    assertRefused(ann, Action.WRITE, target, "ann has no right to write " + words);
  }

  @Test
  void nameTheListThatAConnectionIsUsedBy() {
    Target lake = one(Kind.CONNECTION, town.connection("lake", List.of(), List.of(toAnn)));
    Target sea = one(Kind.CONNECTION, town.connection("sea", List.of(toAnn), List.of()));

    assertRefused(ann, Action.USE, lake, "that takes to be among those it is usable by.");
    assertRefused(
        ann,
        Action.READ_DETAILS,
        sea,
        "ann has no right to see the details of a connection: that takes to be among those its details are readable by.");
    assertRefused(ann, Action.DELETE, sea, "that takes the right to manage connections.");
  }

  @Test
  void sayThatAShareIsForReadingAlone() {
    town.project("sea", Member.of(toAnn, Role.READER));
    Share share = new Share(new Name("planes"), List.of(new Name("sea")));
    Uid air = town.project("air", List.of(), List.of(share));
    Target planes =
        new Target(Kind.DATASET, Optional.of(air), Optional.of(town.dataset("air", "planes")));

    assertRefused(ann, Action.WRITE, planes, "as it is shared for reading alone.");
    assertRefused(
        ann, Action.QUERY, planes, "takes the role analyst in a project that it is shared with.");
    assertRefused(
        ann, Action.EXPORT, planes, "that takes the right to export data of the project.");
  }

  @Test
  void tellWhoCameInWithAPartOfTheirRightsWhichTokenWouldDo() {
    town.group("admins", List.of(toAnn), Right.ADMINISTER);
    Uid air = town.project("air");
    Target target = new Target(Kind.PROJECT, Optional.of(air), Optional.of(air));
    Target users = Target.ofKind(Kind.USER, Optional.empty());
    Caller reads = with(new Caller.Scope(true, List.of()));
    Caller works = with(new Caller.Scope(false, List.of(air)));

    assertRefused(reads, Action.WRITE, target, "that takes a token that may do more than read.");
    assertRefused(
        works, Action.WRITE, users, "that takes a token that is not limited to projects.");
    assertRefused(
        new Caller(ann.user(), ann.name(), Caller.Origin.RUN),
        Action.WRITE,
        target,
        "Code that runs for ann has no right to write a project: that takes a personal token, as the code of a run may only read.");
  }

  @Test
  void tellAUserWhatTheyMayNotChangeOfThemselves() {
    assertRefused(
        ann, Action.WRITE, one(Kind.USER, ann.user()), "that takes the right to administer.");
  }

  private Caller with(Caller.Scope scope) {
    return new Caller(ann.user(), ann.name(), Caller.Origin.USER, Optional.of(scope));
  }

  private static Target one(Kind kind, Uid uid) {
    return new Target(kind, Optional.empty(), Optional.of(uid));
  }

  private void assertRefused(Caller caller, Action action, Target target, String words) {
    assertThatThrownBy(() -> access.require(caller, action, target))
        .hasMessageEndingWith(words)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
  }
}
