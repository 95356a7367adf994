// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ActivityState;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Check;
import dev.slipway.model.Name;
import dev.slipway.model.Priority;
import dev.slipway.model.Run;
import dev.slipway.model.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final Name LEAST = new Name("least");

  private final Studio studio = new Studio();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aVariableWithAnotherValueRebuildsAndIsNamedAsTheReason() {
    based();
    studio.variables(Map.of(LEAST, Variable.Numeric.of(2)));

    Run second = studio.build("b");

    assertThat(studio.states(second.uid())).containsExactly("make-b SUCCEEDED");
    assertThat(studio.activity(second.uid(), "b").reason())
        .startsWith("variable 'least' changed since");
    assertThat(studio.engine.built.getLast().sql()).contains("> CAST(2 AS");
  }

  @Test
  void aValueOfAnotherTypeThatLooksTheSameIsAChange() {
    studio.variables(Map.of(LEAST, new Variable.Text("1")));
    studio.external("a").made("b", "a").recipe("b", "SELECT x FROM a WHERE x > ${least}", "a");
    studio.build("b");
    studio.variables(Map.of(LEAST, Variable.Numeric.of(1)));

    assertThat(studio.activity(studio.build("b").uid(), "b").reason())
        .startsWith("variable 'least' changed since");
  }

  @Test
  void aVariableThatIsNotUsedChangesNothing() {
    based();
    studio.variables(
        Map.of(LEAST, Variable.Numeric.of(1), new Name("other"), Variable.Numeric.of(5)));

    assertThat(studio.activity(studio.build("b").uid(), "b").state())
        .isEqualTo(ActivityState.SKIPPED);
  }

  @Test
  void theUseOfAVariableIsAChangeOfTheDefinition() {
    based();
    studio.recipe("b", "SELECT x FROM a WHERE x < ${least}", "a");
    assertThat(studio.activity(studio.build("b").uid(), "b").reason())
        .startsWith("the recipe's definition changed");

    studio.recipe("b", "SELECT x FROM a", "a");
    assertThat(studio.activity(studio.build("b").uid(), "b").reason())
        .startsWith("the recipe's definition changed");
  }

  @Test
  void aRunsOwnVariablesHoldForItAloneAlsoAfterARestart() {
    based();
    BuildRequest request =
        new BuildRequest(
            List.of(new Name("b")),
            Mode.STALE,
            Priority.INTERACTIVE,
            Map.of(LEAST, Variable.Numeric.of(9)));
    assertThat(studio.execution.preview(Studio.OWNER, Studio.PROJECT, request).isUpToDate())
        .isFalse();

    Run run = studio.await(studio.execution.build(Studio.OWNER, Studio.PROJECT, request).uid());

    assertThat(run.request().text()).contains("\"variables\":{\"least\":9}");
    assertThat(studio.engine.built.getLast().sql()).contains("> CAST(9 AS");
    studio.restart();
    assertThat(studio.activity(studio.build("b").uid(), "b").reason())
        .startsWith("variable 'least' changed since");
    assertThat(studio.engine.built.getLast().sql()).contains("> CAST(1 AS");
  }

  @Test
  void checksUseThem() {
    studio.variables(Map.of(LEAST, Variable.Numeric.of(1)));
    studio.external("a");
    studio.made("b", List.of(new Check.Holds("x > ${least}", Check.Severity.WARN)), "a");
    studio.build("b");

    assertThat(studio.engine.built.getLast().checks().getFirst()).contains("> 1");
  }

  @Test
  void aVariableThatIsGoneIsToldWhenItIsNeeded() {
    based();
    studio.variables(Map.of());

    assertThatThrownBy(() -> studio.build("b")).hasMessageContaining("no variable 'least'");
  }

  private void based() {
    studio.variables(Map.of(LEAST, Variable.Numeric.of(1)));
    studio.external("a").made("b", "a").recipe("b", "SELECT x FROM a WHERE x > ${least}", "a");
    studio.build("b");
  }
}
