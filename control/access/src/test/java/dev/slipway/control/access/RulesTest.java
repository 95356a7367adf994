// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Right;
import dev.slipway.model.Role;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole table. A column for each action, in the order of {@link #COLUMNS}: {@code +} allowed,
 * {@code -} forbidden, {@code .} hidden.
 */
class RulesTest {
  private static final List<Action> COLUMNS =
      List.of(
          Action.READ,
          Action.READ_DETAILS,
          Action.USE,
          Action.QUERY,
          Action.EXPORT,
          Action.CHANGE_DATA,
          Action.WRITE,
          Action.DELETE,
          Action.RUN,
          Action.ADMINISTER);

  private static final String ALL = "++++++++++";
  private static final String HIDDEN = "..........";

  private static final Uid OWN = new Uid("01jkc0000000000000000000aa");
  private static final Uid FOREIGN = new Uid("01jkc0000000000000000000bb");

  private static final Facts DATASET = inProject(Kind.DATASET, false);
  private static final Facts RECIPES = inProject(Kind.RECIPE, true);
  private static final Facts PROJECT = inProject(Kind.PROJECT, false);

  @Test
  void namesEveryAction() {
    assertThat(COLUMNS).containsExactlyInAnyOrder(Action.values());
  }

  @TestFactory
  Stream<DynamicTest> whatIsInAProjectIsDecidedByTheRole() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Facts facts : List.of(DATASET, RECIPES)) {
      //                            R d u q x c W D r A
      tests.addAll(row(facts, Role.READER, "+++-------"));
      tests.addAll(row(facts, Role.RUN_ONLY, "+++-----+-"));
      tests.addAll(row(facts, Role.ANALYST, "++++----+-"));
      tests.addAll(row(facts, Role.EDITOR, "++++-++++-"));
      tests.addAll(row(facts, Role.OWNER, "++++-+++++"));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> theProjectItselfIsItsOwners() {
    return Stream.of(
            row(PROJECT, Role.READER, "+++-------"),
            row(PROJECT, Role.RUN_ONLY, "+++-----+-"),
            row(PROJECT, Role.ANALYST, "++++----+-"),
            row(PROJECT, Role.EDITOR, "++++-+--+-"),
            row(PROJECT, Role.OWNER, "++++-+++++"))
        .flatMap(List::stream);
  }

  @TestFactory
  Stream<DynamicTest> whoeverIsNoMemberSeesNothingWhateverElseTheyMay() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Facts facts : List.of(DATASET, RECIPES, PROJECT)) {
      tests.addAll(row("nobody", standing(), facts, HIDDEN));
      for (Right right : Right.values()) {
        String expected = right == Right.ADMINISTER ? ALL : HIDDEN;
        tests.addAll(row(right.name(), standing(right), facts, expected));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> whatIsSharedIsReadAlone() {
    return Stream.of(
            row("reader there", sharedWith(Role.READER, false), DATASET, "+-+-------"),
            row("run only there", sharedWith(Role.RUN_ONLY, false), DATASET, "+-+-------"),
            row("analyst there", sharedWith(Role.ANALYST, false), DATASET, "+-++------"),
            row("editor there", sharedWith(Role.EDITOR, false), DATASET, "+-++------"),
            row("owner there", sharedWith(Role.OWNER, false), DATASET, "+-++------"),
            row("exporter there", sharedWith(Role.READER, true), DATASET, "+-+-+-----"))
        .flatMap(List::stream);
  }

  @TestFactory
  Stream<DynamicTest> kindsOfTheInstanceAreMadeByThoseWithTheRight() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Kind kind : List.of(Kind.PROJECT, Kind.CONNECTION, Kind.USER, new Kind("cluster"))) {
      Facts facts = new Facts(kind, Optional.empty(), true, false, false, false, false);
      tests.addAll(row("nobody", standing(), facts, "+---------"));
      for (Right right : Right.values()) {
        boolean makes =
            (right == Right.CREATE_PROJECTS && kind.equals(Kind.PROJECT))
                || (right == Right.MANAGE_CONNECTIONS && kind.equals(Kind.CONNECTION));
        String expected = right == Right.ADMINISTER ? ALL : makes ? "+++++++++-" : "+---------";
        tests.addAll(row(right.name(), standing(right), facts, expected));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> aConnectionIsForThoseItNames() {
    return Stream.of(
            row("nobody", standing(), connection(false, false), HIDDEN),
            row("creator", standing(Right.CREATE_PROJECTS), connection(false, false), HIDDEN),
            row("user", standing(), connection(true, false), "+-+--+----"),
            row("reader of details", standing(), connection(false, true), "++--------"),
            row("both", standing(), connection(true, true), "+++--+----"),
            row("manager", standing(Right.MANAGE_CONNECTIONS), connection(false, false), ALL),
            row("administrator", standing(Right.ADMINISTER), connection(false, false), ALL))
        .flatMap(List::stream);
  }

  @TestFactory
  Stream<DynamicTest> usersAndGroupsAreTheAdministrators() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Kind kind : List.of(Kind.USER, Kind.GROUP, Kind.SERVICE_ACCOUNT)) {
      tests.addAll(row("another", standing(), one(kind, false, false), "..+......."));
      tests.addAll(row("oneself", standing(), one(kind, true, false), "+++-------"));
      tests.addAll(row("admin", standing(Right.ADMINISTER), one(kind, false, false), ALL));
      tests.addAll(
          row("built in", standing(Right.ADMINISTER), one(kind, false, true), "+++++++-++"));
    }
    tests.addAll(row("another", standing(), one(new Kind("cluster"), false, false), HIDDEN));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> theCodeOfARunReadsWhatItsUserReads() {
    return Stream.of(
            row("admin", code(standing(Right.ADMINISTER)), DATASET, "+---+-----"),
            row("owner", code(member(Role.OWNER, false)), DATASET, "+---------"),
            row("exporter", code(member(Role.OWNER, true)), DATASET, "+---+-----"),
            row("nobody", code(standing()), DATASET, HIDDEN))
        .flatMap(List::stream);
  }

  @TestFactory
  Stream<DynamicTest> aTokenHasNoMoreThanItsScope() {
    Caller.Scope reading = new Caller.Scope(true, List.of());
    Caller.Scope own = new Caller.Scope(false, List.of(OWN));
    Caller.Scope foreign = new Caller.Scope(false, List.of(FOREIGN));
    Caller.Scope readingOwn = new Caller.Scope(true, List.of(OWN));
    Standing admin = standing(Right.ADMINISTER);
    Facts cluster = one(new Kind("cluster"), false, false);
    Facts user = one(Kind.USER, false, false);
    return Stream.of(
            row("reading", scoped(admin, reading), DATASET, "+++++-----"),
            row("reading", scoped(member(Role.READER, false), reading), DATASET, "+++-------"),
            row("reading", scoped(standing(), reading), DATASET, HIDDEN),
            row("own", scoped(admin, own), DATASET, ALL),
            row("own", scoped(member(Role.READER, false), own), DATASET, "+++-------"),
            row("foreign", scoped(admin, foreign), DATASET, HIDDEN),
            row("foreign", scoped(member(Role.OWNER, true), foreign), DATASET, HIDDEN),
            row("reading own", scoped(admin, readingOwn), DATASET, "+++++-----"),
            row("own", scoped(admin, own), connection(false, false), "+-+--+----"),
            row("own", scoped(admin, own), user, ".-+--+----"),
            row("own", scoped(admin, own), cluster, ".-+--+----"),
            row("own", scoped(standing(), own), connection(false, false), HIDDEN))
        .flatMap(List::stream);
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(Rules.decide(member(Role.READER, false), Action.WRITE, DATASET))
        .isEqualTo(Decision.missing("the role editor in the project"));
    assertThat(Rules.decide(member(Role.OWNER, false), Action.EXPORT, DATASET))
        .isEqualTo(Decision.missing("the right to export data of the project"));
    Facts projects = new Facts(Kind.PROJECT, Optional.empty(), true, false, false, false, false);
    assertThat(Rules.decide(standing(), Action.WRITE, projects))
        .isEqualTo(Decision.missing("the right to create projects"));
  }

  private static List<DynamicTest> row(Facts facts, Role role, String expected) {
    String exporting = expected.substring(0, 4) + '+' + expected.substring(5);
    List<DynamicTest> tests =
        new ArrayList<>(row(role.name(), member(role, false), facts, expected));
    tests.addAll(row(role + " who exports", member(role, true), facts, exporting));
    return tests;
  }

  private static List<DynamicTest> row(
      String who, Standing standing, Facts facts, String expected) {
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      Action action = COLUMNS.get(i);
      char wanted = expected.charAt(i);
      tests.add(
          dynamicTest(
              who + " " + action + " " + facts.kind(),
              () -> assertThat(sign(Rules.decide(standing, action, facts))).isEqualTo(wanted)));
    }
    return tests;
  }

  private static char sign(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> '+';
      case Decision.Forbidden _ -> '-';
      case Decision.Hidden _ -> '.';
    };
  }

  private static Standing standing(Right... rights) {
    return new Standing(
        Caller.Origin.USER, Optional.empty(), Set.of(rights), Optional.empty(), Optional.empty());
  }

  private static Standing member(Role role, boolean exportData) {
    return new Standing(
        Caller.Origin.USER,
        Optional.empty(),
        Set.of(),
        Optional.of(new Membership(role, exportData)),
        Optional.empty());
  }

  private static Standing sharedWith(Role role, boolean exportData) {
    return new Standing(
        Caller.Origin.USER,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.of(new Membership(role, exportData)));
  }

  private static Standing code(Standing of) {
    return new Standing(
        Caller.Origin.RUN, of.scope(), of.rights(), of.inProject(), of.sharedWith());
  }

  private static Standing scoped(Standing of, Caller.Scope scope) {
    return new Standing(
        of.origin(), Optional.of(scope), of.rights(), of.inProject(), of.sharedWith());
  }

  private static Facts inProject(Kind kind, boolean isKind) {
    return new Facts(kind, Optional.of(OWN), isKind, false, false, false, false);
  }

  private static Facts connection(boolean usable, boolean detailsReadable) {
    return new Facts(
        Kind.CONNECTION, Optional.empty(), false, false, false, usable, detailsReadable);
  }

  private static Facts one(Kind kind, boolean isCaller, boolean isBuiltIn) {
    return new Facts(kind, Optional.empty(), false, isCaller, isBuiltIn, false, false);
  }
}
