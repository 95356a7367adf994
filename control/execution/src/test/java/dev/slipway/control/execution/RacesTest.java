// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.resources.Precondition;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Caller;
import dev.slipway.model.Check;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others do between the beginning of an attempt's work and its publication. */
class RacesTest {
  private final Studio studio = new Studio();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void makesItsOutputAgainWhereAnotherProgramPublishedMeanwhile() {
    studio.external("a").made("b", "a");
    Uid b = studio.uid("b");
    studio.engine.next("b", FakeEngine.does(() -> publish(b)));

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.activity(run.uid(), "b").attempts()).isEqualTo(2);
    assertThat(studio.published("b")).map(Pointer::version).contains(2L);
    studio.assertNothingStagedIsLeftBut(1);
  }

  @Test
  void failsWithASentenceWhereItsDatasetIsDeletedMeanwhile() {
    studio.external("a").made("b", "a");
    Uid b = studio.uid("b");
    studio.engine.next("b", FakeEngine.does(() -> delete(recipe(), dataset("b"))));

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.failure()).map(Failure::code).contains(ErrorCode.NOT_FOUND);
    assertThat(run.failure().orElseThrow().message()).contains("was deleted after the build began");
    assertThat(studio.store.tips().pointers(b)).isEmpty();
    assertThat(studio.store.tips().fingerprint(b, "")).isEmpty();
  }

  @Test
  void keepsNothingThatACheckRefusedOfADatasetThatIsGone() {
    studio.external("a").made("b", List.of(new Check.RowCount(11, 0, Check.Severity.FAIL)), "a");
    Uid b = studio.uid("b");
    studio.engine.next(
        "b",
        staged -> {
          delete(recipe(), dataset("b"));
          return FakeEngine.finds(1).apply(staged);
        });

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(studio.store.tips().pointers(b)).isEmpty();
  }

  @Test
  void failsWithASentenceWhereItsProjectIsDeletedMeanwhile() {
    studio.external("a").made("b", "a");
    Ref project = Ref.ofInstance(Kind.PROJECT, Studio.PROJECT);
    studio.engine.next(
        "b", FakeEngine.does(() -> delete(project, recipe(), dataset("b"), dataset("a"))));

    Run run = studio.await(studio.submit(Mode.STALE, "b").uid());

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.failure().orElseThrow().message())
        .contains("The project of run " + run.uid() + " was deleted.");
  }

  private void publish(Uid table) {
    Pointer theirs = new Pointer(Pointer.Key.published(table), 1, "x", "0".repeat(64), 7);
    studio.store.commit(Batch.of(Build.uid(77), Caller.SYSTEM, new Write.PutPointer(theirs)));
  }

  private void delete(Ref... refs) {
    studio.resources.delete(Studio.OWNER, List.of(refs), Precondition.ANY);
  }

  private static Ref recipe() {
    return Ref.inProject(Kind.RECIPE, Studio.PROJECT, new Name("make-b"));
  }

  private static Ref dataset(String name) {
    return Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name(name));
  }
}
