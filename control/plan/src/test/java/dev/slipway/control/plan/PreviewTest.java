// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Prepare.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the first steps of a recipe leave, and what steps do that are disabled or many. */
class PreviewTest {
  private static final Step NAMED =
      new Step("copy-column", new Json("{\"column\":\"year\",\"to\":\"y\"}"));
  private static final Step KEPT = new Step("keep-columns", new Json("{\"columns\":[\"y\"]}"));
  private static final Step WRONG = new Step("keep-columns", new Json("{\"columns\":[\"z\"]}"));

  private static Schema after(int steps, Operation operation) {
    return new Planner()
        .preview(Samples.recipe(operation, Samples.PLANES), steps, Samples.SCHEMAS, Map.of())
        .output()
        .schema();
  }

  @Test
  void seesWhatEachStepLeaves() {
    Prepare prepare = new Prepare(List.of(NAMED, KEPT, WRONG));
    assertThat(after(0, prepare).names()).containsExactly("tailnum", "year", "seats", "origin");
    assertThat(after(1, prepare).names()).hasSize(5).endsWith("y");
    assertThat(after(2, prepare).names()).containsExactly("y");
    assertThatThrownBy(() -> after(3, prepare)).isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> after(99, prepare)).isInstanceOf(SlipwayException.class);
    assertThat(after(1, new Filter("year > 1")).names()).hasSize(4);
  }

  @Test
  void leavesOutWhatIsDisabledHoweverWrongItIs() {
    Step off = new Step(WRONG.type(), WRONG.parameters(), true, "draft", "not yet");
    assertThat(after(3, new Prepare(List.of(NAMED, off, KEPT))).names()).containsExactly("y");
  }

  @Test
  void fiveThousandColumnsArePlannedInGoodTime() throws SQLException {
    Schema wide =
        Samples.schema(
            IntStream.range(0, 5_000).mapToObj(i -> "c" + i + " string").toArray(String[]::new));
    String all =
        wide.names().stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(",", "[", "]"));
    Prepare prepare =
        new Prepare(
            List.of(
                new Step("trim-text", new Json("{\"columns\":" + all + "}")),
                new Step("empty-to-null", new Json("{\"columns\":" + all + "}"))));
    long start = System.nanoTime();
    Planned planned =
        new Planner().plan(Samples.recipe(prepare, Samples.EMPTY), Map.of(Samples.EMPTY, wide));
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
    assertThat(planned.output().schema()).isEqualTo(wide);
    try (Duck duck = new Duck().table(Samples.EMPTY, wide)) {
      assertThat(duck.rows(planned.output().sql())).isEmpty();
    }
  }

  @Test
  void aNumberThatBecomesTooLargeEndsTheBuild() throws SQLException {
    Planned planned =
        Samples.plan(
            new Prepare(
                List.of(
                    new Step(
                        "calculate",
                        new Json(
                            "{\"left\":\"seats\",\"sign\":\"times\",\"right\":\"seats\",\"into\":\"x\"}")))),
            Samples.PLANES);
    try (Duck duck =
        new Duck()
            .table(Samples.PLANES, Samples.schema(Samples.PLANES), "'N', 1, 2000000000, 'x'")) {
      assertThatThrownBy(() -> duck.rows(planned.output().sql())).hasMessageContaining("Overflow");
    }
  }
}
