// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginsTest {
  @Test
  void putsTheRecipesInTheOrderInWhichDataPassesThrough() {
    Origins origins =
        new Origins(
            Map.of(
                new Name("clean"), recipe("prepare", "raw"),
                new Name("joined"), recipe("join", "clean", "airlines"),
                new Name("counted"), recipe("group", "joined"),
                new Name("answer"), recipe("ask", "counted", "joined"),
                new Name("other"), recipe("unrelated", "raw")),
            Map.of());

    assertThat(origins.of(new Name("answer")))
        .isEqualTo("Not built here. Made by prepare → join → group → ask");
  }

  @Test
  void namesRecipesSideBySideThatDoNotDependOnEachOther() {
    Origins origins =
        new Origins(
            Map.of(
                new Name("left"), recipe("b", "raw"),
                new Name("right"), recipe("a", "raw"),
                new Name("both"), recipe("join", "left", "right")),
            Map.of());

    assertThat(origins.of(new Name("both"))).endsWith("Made by a, b → join");
  }

  @Test
  void looksAtEachDatasetOnceHoweverManyWaysLeadToIt() {
    Map<Name, Origins.Recipe> makers = new HashMap<>();
    for (int i = 1; i <= 60; i++) {
      makers.put(new Name("left" + i), recipe("l" + i, "left" + (i - 1), "right" + (i - 1)));
      makers.put(new Name("right" + i), recipe("r" + i, "left" + (i - 1), "right" + (i - 1)));
    }

    assertThat(new Origins(makers, Map.of()).of(new Name("left60"))).endsWith("l59, r59 → l60");
  }

  private static Origins.Recipe recipe(String name, String... inputs) {
    return new Origins.Recipe(new Name(name), List.of(inputs).stream().map(Name::new).toList());
  }
}
