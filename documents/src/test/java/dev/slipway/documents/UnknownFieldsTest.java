// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.recipe.RecipeSpec;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
  private static final String RECIPE =
      """
      {"inputs":[{"dataset":"a","sampled":1},{"dataset":"b","sampled":2}],"outputs":["c"],\
      "operation":{"type":"sql","query":"select 1","dialect":"x"},"later":{"z":[1]}}\
      """;

  @Test
  void keepsAFieldOfAnotherVersionOverAChange() {
    Json stored = new Json("{\"connection\":\"a\",\"rebuildOnUpgrade\":true,\"later\":[{}]}");

    assertThat(kept(ProjectSpec.class, stored, new ProjectSpec(new Name("b"), false)))
        .isEqualTo("{\"connection\":\"b\",\"later\":[{}]}");
  }

  @Test
  void keepsThemAtEveryLevelAndWithTheElementThatHadThem() {
    String changed =
        """
        {"inputs":[{"dataset":"b"},{"dataset":"new"},{"dataset":"a"}],"outputs":["d"],\
        "operation":{"type":"sql","query":"select 2"}}\
        """;

    assertThat(kept(RecipeSpec.class, new Json(RECIPE), changed))
        .isEqualTo(
            """
            {"inputs":[{"dataset":"b","sampled":2},{"dataset":"new"},{"dataset":"a","sampled":1}],\
            "outputs":["d"],"operation":{"type":"sql","query":"select 2","dialect":"x"},\
            "later":{"z":[1]}}\
            """);
  }

  @Test
  void takesTheElementInTheSamePlaceForTheSameOneWhereItChanged() {
    String changed =
        """
        {"inputs":[{"dataset":"a"},{"dataset":"b2","as":"b"}],"outputs":["c"],\
        "operation":{"type":"sql","query":"select 1"}}\
        """;

    assertThat(kept(RecipeSpec.class, new Json(RECIPE), changed))
        .contains("{\"dataset\":\"b2\",\"as\":\"b\",\"sampled\":2}");
  }

  @Test
  void keepsNothingOfAnotherChoice() {
    Json stored =
        new Json("{\"type\":\"external\",\"connection\":\"a\",\"path\":\"p\",\"later\":1}");

    assertThat(kept(DatasetSpec.class, stored, "{\"type\":\"managed\"}"))
        .isEqualTo("{\"type\":\"managed\"}");
  }

  @Test
  void keepsNothingThatTheTypeKnowsAndTheChangeTookAway() {
    Json stored =
        new Json(
            "{\"type\":\"local\",\"root\":\"r\",\"managedPath\":\"m\",\"settings\":{\"a\":\"1\"}}");

    assertThat(
            kept(
                ConnectionSpec.class,
                stored,
                "{\"type\":\"local\",\"root\":\"r\",\"managedPath\":\"m\"}"))
        .doesNotContain("settings");
  }

  @Test
  void showsADocumentWithoutWhatOnlyAnotherVersionKnows() {
    Json known = Documents.known(RecipeSpec.class, new Json(RECIPE));

    assertThat(known.text())
        .isEqualTo(
            """
            {"inputs":[{"dataset":"a"},{"dataset":"b"}],"outputs":["c"],\
            "operation":{"type":"sql","query":"select 1"}}\
            """);
    assertThat(Documents.write(Documents.read(RecipeSpec.class, known))).isEqualTo(known);
  }

  @Test
  void leavesADocumentAsItIsOfWhichAllIsKnown() {
    Json known = Documents.known(RecipeSpec.class, new Json(RECIPE));

    assertThat(Documents.known(RecipeSpec.class, known)).isSameAs(known);
  }

  @Test
  void findsAndReplacesATextAtAPointer() {
    Json document = new Json("{\"a\":[{\"b/c\":\"x\"},\"y\"],\"n\":1}");

    assertThat(Documents.text(document, "/a/0/b~1c")).contains("x");
    assertThat(Documents.text(document, "/n")).isEmpty();
    assertThat(Documents.text(document, "/a/2")).isEmpty();
    assertThat(Documents.withText(document, "/a/0/b~1c", "z").text())
        .isEqualTo("{\"a\":[{\"b/c\":\"z\"},\"y\"],\"n\":1}");
    assertThat(Documents.withText(document, "/a/1", "z").text())
        .isEqualTo("{\"a\":[{\"b/c\":\"x\"},\"z\"],\"n\":1}");
    assertThatThrownBy(() -> Documents.withText(document, "/q/r", "z"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String kept(Class<?> type, Json stored, Object changed) {
    return kept(type, stored, Documents.write(changed).text());
  }

  private static String kept(Class<?> type, Json stored, String changed) {
    return Documents.keepingUnknown(type, stored, new Json(changed)).text();
  }
}
