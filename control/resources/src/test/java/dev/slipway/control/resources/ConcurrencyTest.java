// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private final Studio studio = Studio.withBase();

  @Test
  void losesNothingOfSeveralWritersInOneProject() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String yaml =
          ValidationTest.managed("d" + i)
              + "---\n"
              + ValidationTest.recipe("r" + i, "flights, as: x", "d" + i, "delay > 1");
      writers.add(() -> studio.apply(yaml).size() == 2);
    }

    assertThat(together(writers)).doesNotContain(false);
    assertThat(studio.resources.flow(OWNER, new Name("nyc")).recipes()).hasSize(13);
  }

  @Test
  void letsOneOfTwoMakersOfADatasetWin() throws Exception {
    studio.apply(ValidationTest.managed("wanted"));
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String yaml = ValidationTest.recipe("r" + i, "flights", "wanted", "delay > 1");
      writers.add(() -> succeeds(yaml));
    }

    assertThat(together(writers)).containsOnlyOnce(true);
    assertThat(studio.resources.flow(OWNER, new Name("nyc")).recipes()).hasSize(2);
  }

  @Test
  void losesNoPatchOfTwoFieldsOfOneResource() throws Exception {
    List<Callable<Boolean>> writers =
        List.of(
            () -> studio.patch(Studio.dataset("late"), "{\"title\":\"t\"}").warnings().isEmpty(),
            () -> studio.patch(Studio.dataset("late"), "{\"tags\":[\"x\"]}").warnings().isEmpty(),
            () ->
                studio
                    .patch(Studio.dataset("late"), "{\"description\":\"d\"}")
                    .warnings()
                    .isEmpty());

    together(writers);

    var labels = studio.resources.load(OWNER, Studio.dataset("late")).labels();
    assertThat(labels.title()).isEqualTo("t");
    assertThat(labels.tags()).containsExactly("x");
    assertThat(labels.description()).isEqualTo("d");
  }

  private boolean succeeds(String yaml) {
    try {
      studio.apply(yaml);
      return true;
    } catch (SlipwayException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.INVALID);
      assertThat(e).hasMessageContaining("already; a dataset is the output of one recipe");
      return false;
    }
  }

  private static List<Boolean> together(List<Callable<Boolean>> calls) throws Exception {
    List<Boolean> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> call : threads.invokeAll(calls)) {
        answers.add(call.get());
      }
    }
    return answers;
  }
}
