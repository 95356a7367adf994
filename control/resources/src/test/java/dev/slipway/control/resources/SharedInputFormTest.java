// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.DatasetName;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sql;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recipes beside servers of the release that knew no inputs of other projects. */
class SharedInputFormTest {
  private static final StoredForm FORM = new StoredForm(new RecipeKind());

  @Test
  void isWithheldFromServersThatDoNotKnowIt() {
    assertThat(FORM.versionAt(3)).isEqualTo(1);
    assertThat(FORM.versionAt(4)).isEqualTo(2);

    assertThatThrownBy(() -> FORM.in(recipe("sales/orders"), 1))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContainingAll("recipe:p/r cannot be stored yet", "slipway upgrade finish");
  }

  @Test
  void isTheSameInBothFormsWhereAllInputsAreOfTheProjectItself() {
    Resource<Json> own = recipe("orders");

    Resource<Json> earlier = FORM.in(own, 1);

    assertThat(earlier.specVersion()).isEqualTo(1);
    assertThat(earlier.spec()).isEqualTo(own.spec());
    assertThat(FORM.today(earlier)).isEqualTo(own);
    assertThat(FORM.in(recipe("sales/orders"), 2)).isEqualTo(recipe("sales/orders"));
  }

  private static Resource<Json> recipe(String input) {
    RecipeSpec spec =
        new RecipeSpec(
            List.of(RecipeSpec.Input.of(new DatasetName(input))),
            List.of(new Name("late")),
            new Sql("SELECT '\"dataset\":\"a/b\"' AS x FROM orders"));
    Instant now = Instant.parse("2026-03-01T10:15:30Z");
    return new Resource<>(
        new Uid("01jd00000000000000000000an"),
        Ref.inProject(Kind.RECIPE, new Name("p"), new Name("r")),
        2,
        1,
        1,
        Resource.Labels.ownedBy(new Name("ada")),
        Documents.write(spec),
        Json.EMPTY,
        now,
        now);
  }
}
