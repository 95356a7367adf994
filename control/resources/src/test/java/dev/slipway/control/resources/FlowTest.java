// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.Planned;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Write;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static final Name NYC = new Name("nyc");

  private final Studio studio = Studio.withBase();

  @Test
  void knowsTheColumnsOfEveryDatasetBeforeAnythingRuns() {
    Flow flow = flow();

    assertThat(flow.project().name()).isEqualTo(NYC);
    assertThat(flow.schema(uid(flow, "flights")).names()).containsExactly("carrier", "delay");
    assertThat(flow.schema(uid(flow, "late"))).isEqualTo(flow.schema(uid(flow, "flights")));
    assertThat(flow.knows(uid(flow, "late"))).isTrue();
    assertThat(flow.name(uid(flow, "late"))).isEqualTo("late");
  }

  @Test
  void plansEachRecipeAndFindsItsPlaceInTheGraph() {
    Flow flow = flow();
    Step step = flow.graph().producer(uid(flow, "late")).orElseThrow();

    Planned planned = flow.planned(step.recipe());

    assertThat(planned.output().sql()).contains("flights");
    assertThat(step.inputs()).containsExactly(uid(flow, "flights"));
    assertThat(flow.planned(step.recipe())).isSameAs(planned);
  }

  @Test
  void isKeptWhileNoSpecInItsProjectChanges() {
    Flow first = flow();
    studio.apply("{kind: project, name: other, spec: {connection: files}}");
    studio.store.commit(
        Batch.of(
            Uid.next(Studio.NOON, new Random(3)),
            OWNER,
            new Write.PutStatus(uid(first, "late"), new Json("{\"rows\":1}"))));

    assertThat(flow()).isSameAs(first);
  }

  @Test
  void isReadAgainAfterAnyChangeInItsProject() {
    Flow first = flow();

    studio.patch(Studio.dataset("late"), "{\"title\":\"x\"}");
    Flow second = flow();
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);

    assertThat(second).isNotSameAs(first);
    assertThat(flow().recipes()).isEmpty();
    assertThat(second.recipes()).hasSize(1);
  }

  @Test
  void keepsThePlansOfRecipesThatDidNotChange() {
    Planned before = planned(flow());

    studio.patch(Studio.dataset("late"), "{\"title\":\"x\"}");

    assertThat(planned(flow())).isSameAs(before);
  }

  @Test
  void saysWhyColumnsAreNotKnown() {
    studio.apply(ValidationTest.managed("nothing"));
    Flow flow = flow();

    assertThat(flow.knows(uid(flow, "nothing"))).isFalse();
    assertThatThrownBy(() -> flow.schema(uid(flow, "nothing")))
        .isInstanceOf(SlipwayException.class)
        .hasMessage("The columns of dataset 'nothing' are not known: no recipe makes it.");
  }

  @Test
  void saysWhichRecipeUpstreamDoesNotFit() {
    studio.apply(
        ValidationTest.managed("very_late")
            + "---\n"
            + ValidationTest.recipe("again", "late", "very_late", "delay > 60"));
    studio.patch(
        Studio.dataset("flights"),
        "{\"spec\":{\"schema\":[{\"name\":\"carrier\",\"type\":\"string\"}]}}");
    Flow flow = flow();

    assertThatThrownBy(() -> flow.schema(uid(flow, "very_late")))
        .hasMessageContaining("The columns of dataset 'late' are not known")
        .hasMessageContaining("its recipe 'filter_late' does not fit");
  }

  @Test
  void plansAFlowOfAnyDepth() {
    StringBuilder yaml = new StringBuilder(ValidationTest.managed("d0"));
    yaml.append("---\n").append(ValidationTest.recipe("r0", "flights, as: x", "d0", "delay > 1"));
    int depth = 1000;
    for (int i = 1; i <= depth; i++) {
      yaml.append("---\n").append(ValidationTest.managed("d" + i)).append("---\n");
      yaml.append(ValidationTest.recipe("r" + i, "d" + (i - 1) + ", as: x", "d" + i, "delay > 1"));
    }
    studio.apply(yaml.toString());
    Flow flow = flow();

    assertThat(flow.schema(uid(flow, "d" + depth)).names()).containsExactly("carrier", "delay");
  }

  private Flow flow() {
    return studio.resources.flow(OWNER, NYC);
  }

  private static Planned planned(Flow flow) {
    return flow.planned(flow.graph().ordered().getFirst().recipe());
  }

  private static Uid uid(Flow flow, String dataset) {
    return flow.dataset(new Name(dataset)).orElseThrow().uid();
  }
}
