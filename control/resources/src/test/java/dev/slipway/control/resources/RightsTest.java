// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Page;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RightsTest {
  static final Caller STRANGER =
      new Caller(new Uid("01jkc0000000000000000000aa"), new Name("stranger"), Caller.Origin.USER);
  private static final Caller CODE = new Caller(OWNER.user(), OWNER.name(), Caller.Origin.RUN);

  private final Studio studio = Studio.withBase();

  @Test
  void saysTheSameOfWhatIsHiddenAndOfWhatIsNotThere() {
    String hidden = notFound(() -> studio.resources.load(STRANGER, Studio.dataset("flights")));
    String absent = notFound(() -> studio.resources.load(STRANGER, Studio.dataset("flightz")));

    assertThat(hidden).isEqualTo(absent.replace("flightz", "flights"));
    assertThat(hidden).isEqualTo("There is no dataset 'flights' in project 'nyc'.");
  }

  @Test
  void hidesProjectsFromWhoMayNotSeeThem() {
    Name nyc = new Name("nyc");

    notFound(() -> studio.resources.flow(STRANGER, nyc));
    notFound(() -> studio.resources.project(STRANGER, nyc));
    notFound(() -> studio.resources.export(STRANGER, nyc));
    notFound(
        () -> studio.resources.list(STRANGER, Kind.DATASET, Optional.of(nyc), Page.Request.FIRST));
    notFound(() -> studio.resources.delete(STRANGER, Studio.dataset("late"), Precondition.ANY));
    assertThat(studio.resources.list(STRANGER, Kind.PROJECT, Optional.empty(), Page.Request.FIRST))
        .extracting(Page::items)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .isEmpty();
  }

  @Test
  void listsTheProjectsThatTheCallerHasRightsIn() {
    Uid nyc = studio.resources.project(OWNER, new Name("nyc")).uid();
    Resources ofMembers = new Studio(studio.store, new InOne(nyc)).resources;

    assertThat(ofMembers.list(STRANGER, Kind.PROJECT, Optional.empty(), Page.Request.FIRST).items())
        .extracting(project -> project.name().value())
        .containsExactly("nyc");
  }

  /** All rights in one project, and none elsewhere. */
  private record InOne(Uid project) implements Authorizer {
    @Override
    public boolean allows(Caller caller, Action action, Target target) {
      return target.project().equals(Optional.of(project));
    }

    @Override
    public void require(Caller caller, Action action, Target target) {
      assertThat(allows(caller, action, target)).isTrue();
    }
  }

  @Test
  void forbidsChangesToWhoMayOnlyRead() {
    Ref late = Studio.dataset("late");

    assertThat(studio.resources.load(CODE, late).name()).isEqualTo(late.name());
    forbidden(() -> studio.resources.apply(CODE, Studio.drafts(Studio.BASE), false));
    forbidden(() -> studio.resources.delete(CODE, late, Precondition.ANY));
  }

  @Test
  void asksForRightsInADryRunToo() {
    forbidden(() -> studio.resources.apply(CODE, Studio.drafts(Studio.BASE), true));
  }

  private static String notFound(ThrowingCallable call) {
    return refused(ErrorCode.NOT_FOUND, call);
  }

  private static void forbidden(ThrowingCallable call) {
    assertThat(refused(ErrorCode.FORBIDDEN, call)).contains("has no right to");
  }

  private static String refused(ErrorCode code, ThrowingCallable call) {
    SlipwayException refused = catchThrowableOfType(SlipwayException.class, call);
    assertThat(refused.code()).isEqualTo(code);
    return String.valueOf(refused.getMessage());
  }
}
