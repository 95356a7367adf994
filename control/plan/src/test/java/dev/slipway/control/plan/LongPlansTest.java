// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Prepare.Step;
import dev.slipway.model.recipe.Sql;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts stay as long as what was asked for, however often a template names its arguments. */
class LongPlansTest {

  @Test
  void manyStepsOverOneColumnAreNotWrittenManyTimes() throws SQLException {
    Step root =
        new Step(
            "formula", new Json("{\"column\":\"distance\",\"formula\":\"sqrt(distance) + 1\"}"));
    Step twice =
        new Step(
            "formula", new Json("{\"column\":\"distance\",\"formula\":\"distance * distance\"}"));
    String once = sql(Collections.nCopies(1, root));
    String often = sql(Collections.nCopies(40, root));
    assertThat(often.length()).isLessThan(once.length() * 60);
    assertThat(sql(Collections.nCopies(40, twice)).length()).isLessThan(once.length() * 60);
    try (Duck duck = Samples.duck()) {
      assertThat(duck.rows(sql(Collections.nCopies(4, root)))).hasSize(6);
    }
  }

  private static String sql(List<Step> steps) {
    return Samples.plan(new Prepare(steps), Samples.FLIGHTS).output().sql();
  }

  @Test
  void aFormulaThatGrowsBeyondAllBoundsIsRefused() {
    String deep = "sqrt(".repeat(40) + "distance" + ")".repeat(40);
    assertThatThrownBy(() -> Samples.plan(new Filter(deep + " > 1"), Samples.FLIGHTS))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("divide it into several steps");
    assertThatThrownBy(
            () -> Samples.plan(new Sql("SELECT " + deep + " AS x FROM flights"), Samples.FLIGHTS))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("divide it into several steps");
  }
}
