// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes beside servers of the first release. */
class RecipeFormTest {
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

  static List<String> notOfTheFirstRelease() {
    return List.of(
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'sync'}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'top-n','orderBy':[{'column':'x'}],'rows':1}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b','c'],'operation':{'type':'split','conditions':['x']}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b','c'],'operation':{'type':'filter','condition':'x'}}",
        "{'inputs':[{'dataset':'a','before':{'filter':'x'}}],'outputs':['b'],'operation':{'type':'filter','condition':'x'}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'filter','condition':'x'},'after':{'filter':'y'}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'group','aggregates':[{'function':'median','of':'x','as':'m'}]}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'window','columns':"
            + "[{'function':'count','as':'n','frame':{'unit':'rows','before':1}}]}}",
        "{'inputs':[{'dataset':'a'},{'dataset':'c'}],'outputs':['b'],'operation':{'type':'join','with':"
            + "[{'input':'c','type':'left','on':[{'left':'x','is':'less','right':'y'}]}]}}",
        "{'inputs':[{'dataset':'a'},{'dataset':'c'}],'outputs':['b'],'operation':{'type':'join','prefix':'p','with':"
            + "[{'input':'c','type':'left','on':[{'left':'x','right':'y'}]}]}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'prepare','steps':[{'type':'clip','parameters':{}}]}}",
        "{'inputs':[{'dataset':'a'}],'outputs':['b'],'operation':{'type':'prepare','steps':"
            + "[{'type':'cast','parameters':{'column':'x','type':'int32','onError':'null'}}]}}");
  }

  @ParameterizedTest
  @MethodSource("notOfTheFirstRelease")
  void isWithheldWhereItSaysWhatTheFirstReleaseCannotRead(String spec) {
    Resource<Json> recipe = stored(new Json(spec.replace('\'', '"')));

    assertThatThrownBy(() -> FORM.in(recipe, 1))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContaining("recipe:p/r cannot be stored yet");
    assertThat(FORM.in(recipe, 2)).isEqualTo(recipe);
  }

  static Stream<String> ofTheFirstRelease() throws IOException {
    try (InputStream in = RecipeFormTest.class.getResourceAsStream("golden/0.1.0/recipe.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("ofTheFirstRelease")
  void isAsItWasWhereTheFirstReleaseCouldSayIt(String spec) {
    assertThat(FORM.in(stored(new Json(spec)), 1).spec()).isEqualTo(new Json(spec));
  }

  private static Resource<Json> recipe(String input) {
    RecipeSpec spec =
        new RecipeSpec(
            List.of(RecipeSpec.Input.of(new DatasetName(input))),
            List.of(new Name("late")),
            new Sql("SELECT '\"dataset\":\"a/b\"' AS x FROM orders"));
    return stored(Documents.write(spec));
  }

  private static Resource<Json> stored(Json spec) {
    Instant now = Instant.parse("2026-03-01T10:15:30Z");
    return new Resource<>(
        new Uid("01jd00000000000000000000an"),
        Ref.inProject(Kind.RECIPE, new Name("p"), new Name("r")),
        2,
        1,
        1,
        Resource.Labels.ownedBy(new Name("ada")),
        spec,
        Json.EMPTY,
        now,
        now);
  }
}
