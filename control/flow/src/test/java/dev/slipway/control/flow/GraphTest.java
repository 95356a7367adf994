// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final World world = new World();

  @Test
  void knowsWhoMakesAndWhoReadsADataset() {
    Graph graph = world.make("b", "a").make("c", "b").make("d", "b", "a").graph();

    assertThat(graph.producer(world.uid("b"))).map(s -> s.name().value()).contains("make-b");
    assertThat(graph.producer(world.uid("a"))).isEmpty();
    assertThat(names(graph.consumers(world.uid("b")))).containsExactly("make-c", "make-d");
    assertThat(names(graph.consumers(world.uid("a")))).containsExactly("make-b", "make-d");
    assertThat(graph.consumers(world.uid("d"))).isEmpty();
  }

  @Test
  void knowsNothingOfADatasetOutsideTheFlow() {
    Graph graph = world.make("b", "a").graph();

    assertThat(graph.producer(world.uid("stranger"))).isEmpty();
    assertThat(graph.consumers(world.uid("stranger"))).isEmpty();
  }

  @Test
  void ordersStepsAfterWhatTheyNeedAndOtherwiseAsGiven() {
    Graph graph = world.make("d", "c", "b").make("z", "a").make("c", "a").make("b", "a").graph();

    assertThat(names(graph.ordered())).containsExactly("make-z", "make-c", "make-b", "make-d");
  }

  @Test
  void countsAnInputThatIsReadTwiceOnce() {
    Graph graph = world.make("b", "a", "a").make("c", "b", "b").graph();

    assertThat(names(graph.ordered())).containsExactly("make-b", "make-c");
    assertThat(graph.consumers(world.uid("b"))).hasSize(1);
  }

  @Test
  void ordersAStepThatReadsTwoOutputsOfOneOther() {
    Graph graph = world.make("d", "b", "c").make("b,c", "a").graph();

    assertThat(names(graph.ordered())).containsExactly("make-b-c", "make-d");
  }

  @Test
  void refusesACycleAndNamesItsPath() {
    world.make("b", "a").make("c", "b").make("a", "c").make("after", "c").make("free", "x");

    assertThatThrownBy(world::graph)
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("a → b → c → a")
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.CYCLE);
  }

  @Test
  void refusesADatasetMadeFromItself() {
    assertThatThrownBy(() -> world.make("a", "a").graph()).hasMessageContaining("a → a");
  }

  @Test
  void findsACycleBehindStepsAndInputsThatAreInOrder() {
    world.make("free", "x").make("b", "x", "free", "a").make("a", "free", "b");

    assertThatThrownBy(world::graph).hasMessageContaining(": a → b → a.");
  }

  @Test
  void namesOnlyTheCycleWhenItIsFoundFromFarBehindIt() {
    world.make("z", "y").make("y", "b").make("a", "b").make("b", "a");

    assertThatThrownBy(world::graph).hasMessageContaining(": a → b → a.");
  }

  @Test
  void refusesTwoRecipesThatMakeOneDataset() {
    world.make("b", "a").make("b,c", "x");

    assertThatThrownBy(world::graph)
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("'b' would be made by two recipes, 'make-b' and 'make-b-c'")
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.INVALID);
  }

  @Test
  void anEmptyFlowHasNoSteps() {
    assertThat(world.graph().ordered()).isEmpty();
    assertThat(world.graph().producer(world.uid("a"))).isEmpty();
  }

  @Test
  void ordersAnyFlowWithoutACycle() {
    for (int seed = 0; seed < 200; seed++) {
      World random = random(new Random(seed));
      Set<Uid> there = new HashSet<>(List.of(random.uid("d0")));
      for (Step step : random.graph().ordered()) {
        assertThat(there).as("seed %d", seed).containsAll(step.inputs());
        there.addAll(step.outputs());
      }
    }
  }

  /** Dataset n is made from some of lower number; given in any order. */
  private static World random(Random random) {
    World made = new World();
    random
        .ints(1, 31)
        .distinct()
        .limit(30)
        .forEach(n ->
            made.make(
                "d" + n,
                random
                    .ints(1 + random.nextInt(3), 0, n)
                    .mapToObj(i -> "d" + i)
                    .toArray(String[]::new)));
    return made;
  }

  private static List<String> names(List<Step> steps) {
    return steps.stream().map(s -> s.name().value()).toList();
  }
}
