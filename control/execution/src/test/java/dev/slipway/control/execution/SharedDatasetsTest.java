// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.access.Access;
import dev.slipway.control.resources.Precondition;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Member;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Role;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Share;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.UserSpec;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dataset of project {@code p} that is shared with project {@code q}. */
class SharedDatasetsTest {
  private static final Name Q = new Name("q");
  private static final DatasetName SHARED = DatasetName.of(Studio.PROJECT, new Name("b"));

  private final Studio studio = new Studio().external("a").made("b", "a").made("hidden", "a");
  private Caller ana = Caller.SYSTEM;

  @BeforeEach
  void shareWithAna() {
    studio.put(Ref.ofInstance(Kind.USER, new Name("ana")), new UserSpec("", false, ""));
    ana =
        new Caller(
            studio.resources.load(Studio.OWNER, Ref.ofInstance(Kind.USER, new Name("ana"))).uid(),
            new Name("ana"),
            Caller.Origin.USER);
    studio.put(
        Ref.ofInstance(Kind.PROJECT, Q),
        new ProjectSpec(
            new Name("disk"),
            false,
            List.of(
                new Member(
                    Optional.of(new Name("ana")),
                    Optional.empty(),
                    Optional.empty(),
                    Role.EDITOR,
                    false)),
            List.of(),
            Map.of()));
    share(Q);
    studio.build("b");
    studio.put(
        Ref.inProject(Kind.DATASET, Q, new Name("c")), new DatasetSpec.Managed("", List.of()));
    studio.put(
        Ref.inProject(Kind.RECIPE, Q, new Name("make-c")),
        new RecipeSpec(
            List.of(RecipeSpec.Input.of(SHARED)),
            List.of(new Name("c")),
            new Sql("SELECT b.x FROM b")));
  }

  @AfterEach
  void close() {
    studio.close();
  }

  private void share(Name... with) {
    studio.put(
        Ref.ofInstance(Kind.PROJECT, Studio.PROJECT),
        new ProjectSpec(
            new Name("disk"),
            false,
            List.of(),
            List.of(new Share(new Name("b"), List.of(with))),
            Map.of()));
  }

  @Test
  void isReadByRecipesOfTheOtherProjectAndMakesThemStaleWhenItChanges() {
    assertThat(build().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(reason()).contains("up to date");

    studio.files.put("a.csv", "v2");
    studio.build("b");

    assertThat(reason()).contains("input 'p/b' changed");
    assertThat(build().state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void isSampledAndQueriedByThoseItIsSharedWith() {
    reading().sample(ana, SHARED.in(Q), 5, Reading.Which.PUBLISHED);
    reading().query(ana, Q, "SELECT s.x FROM \"p/b\" AS s", 5);

    assertThat(studio.engine.queries).hasSize(2);
    assertThatThrownBy(() -> reading().sample(ana, SHARED.in(Q), 5, Reading.Which.REJECTED))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
  }

  @Test
  void isNotMeantByTextsAndCommentsOfAQuery() {
    String text = "SELECT 'it''s \"p/b\"' AS t -- \"p/none\"\nFROM \"p/b\" /* \"p/none\"\n */";

    reading().query(ana, Q, text, 5);

    assertThat(studio.engine.queries.getLast().sql()).contains("it''s \"p/b\"");
  }

  @Test
  void endsAtOnceWhenTheShareIsWithdrawn() {
    assertThat(build().state()).isEqualTo(RunState.SUCCEEDED);

    share();

    for (String said :
        List.of(
            refused(() -> reading().sample(ana, SHARED.in(Q), 5, Reading.Which.PUBLISHED)),
            refused(() -> reading().query(ana, Q, "SELECT x FROM \"p/b\"", 5)),
            refused(() -> studio.execution.preview(ana, Q, request())))) {
      assertThat(said).contains("There is no dataset").doesNotContain("hidden", "make-", "Did you");
    }
  }

  @Test
  void whatIsNotSharedIsNotThereInTheSameWordsAsWhatDoesNotExist() {
    String hidden = refused(() -> reading().query(ana, Q, "SELECT x FROM \"p/hidden\"", 5));
    String missing = refused(() -> reading().query(ana, Q, "SELECT x FROM \"p/missin\"", 5));

    assertThat(hidden.replace("hidden", "missin")).isEqualTo(missing);
    assertThat(
            refused(() ->
                reading().sample(ana, Ref.parse("dataset:p/hidden"), 5, Reading.Which.PUBLISHED)))
        .isEqualTo("There is no dataset 'hidden' in project 'p'.");
  }

  @Test
  void aRenameInItsProjectIsFollowedByTheRecipesThatReadIt() {
    studio.resources.rename(
        Studio.OWNER, SHARED.in(Q), new Name("better"), Precondition.ANY, false);

    assertThat(studio.resources.flow(ana, Q).imports())
        .extracting(one -> one.name().value())
        .containsExactly("p/better");
    assertThat(build().state()).isEqualTo(RunState.SUCCEEDED);
  }

  private static String refused(Runnable task) {
    try {
      task.run();
    } catch (SlipwayException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("was not refused");
  }

  private Reading reading() {
    return new Reading(
        studio.resources,
        new Access(studio.store),
        studio.workshop(),
        new FakeHistory(),
        studio.host);
  }

  private static BuildRequest request() {
    return Studio.request(BuildRequest.Mode.STALE, "c");
  }

  private String reason() {
    return studio.execution.preview(ana, Q, request()).activities().getFirst().reason();
  }

  private Run build() {
    return studio.await(studio.execution.build(ana, Q, request()).uid());
  }
}
