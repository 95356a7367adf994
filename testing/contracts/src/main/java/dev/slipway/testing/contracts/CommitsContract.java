// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.slipway.spi.Commits} promises. */
public abstract class CommitsContract extends StoreContract {
  protected CommitsContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void answersWithThePositionOfTheLastChange() {
    Position first = commit(new Write.PutResource(samples.project("one")));
    Position second =
        commit(
            new Write.PutResource(samples.project("two")),
            new Write.PutResource(samples.project("three")));

    assertThat(first.value()).isEqualTo(1);
    assertThat(second.value()).isEqualTo(3);
    assertThat(store.end()).isEqualTo(second);
  }

  @Test
  void answersWithTheEndOfTheFeedWhenNothingInTheFeedChanged() {
    Position before = commit(new Write.PutResource(samples.project("one")));

    Position lease = commit(new Write.HoldLease(samples.uid(), 1, Duration.ofHours(1)));

    assertThat(lease).isEqualTo(before);
    assertThat(commit()).isEqualTo(before);
  }

  @Test
  void appliesAllOfABatchOrNothing() {
    Resource<Json> good = samples.project("good");
    Resource<Json> bad = samples.dataset("absent", "flights");

    assertRefused(
        ErrorCode.CONFLICT,
        () ->
            commit(
                new Write.PutResource(good),
                new Write.Audit(Samples.audit(good, "create")),
                new Write.PutResource(bad)));

    assertThat(store.resources().find(good.uid())).isEmpty();
    assertThat(store.end()).isEqualTo(Position.START);
    assertThat(store.tips().verifyAudit()).isZero();
  }

  @Test
  void letsLaterWritesOfABatchSeeTheEarlierOnes() {
    Resource<Json> project = samples.project("nyc");
    Resource<Json> dataset = samples.dataset("nyc", "flights");

    commit(
        new Write.PutResource(project),
        new Write.PutResource(dataset),
        new Write.PutResource(Samples.changed(dataset, "{\"b\":2}")));

    assertThat(load(dataset.uid()).generation()).isEqualTo(2);
  }

  @Test
  void appliesABatchOnceHoweverOftenItIsSent() {
    Batch batch = samples.batch(new Write.PutResource(samples.project("one")));
    Position first = store.commit(batch);
    Position between = commit(new Write.PutResource(samples.project("two")));

    assertThat(store.commit(batch)).isEqualTo(first);
    reopen();
    assertThat(store.commit(batch)).isEqualTo(first);

    assertThat(store.end()).isEqualTo(between);
    assertThat(
            store
                .resources()
                .find(((Write.PutResource) batch.writes().getFirst()).resource().uid()))
        .map(Resource::generation)
        .contains(1L);
  }

  @Test
  void settlesALostReplyByTheIdOfTheBatch() {
    Batch applied = samples.batch(new Write.PutResource(samples.project("one")));
    Batch refused = samples.batch(new Write.PutResource(samples.dataset("absent", "flights")));
    Position position = store.commit(applied);
    assertRefused(ErrorCode.CONFLICT, () -> store.commit(refused));

    reopen();

    assertThat(store.find(applied.id())).contains(position);
    assertThat(store.find(refused.id())).isEmpty();
    assertThat(store.find(samples.uid())).isEmpty();
  }

  @Test
  void letsARefusedBatchBeSentAgainWhenItsConditionHolds() {
    Batch batch = samples.batch(new Write.PutResource(samples.dataset("late", "flights")));
    assertRefused(ErrorCode.CONFLICT, () -> store.commit(batch));

    commit(new Write.PutResource(samples.project("late")));

    assertThat(store.commit(batch)).isEqualTo(store.end());
  }

  @Test
  void keepsWhatWasCommittedWhenItIsOpenedAgain() {
    Resource<Json> project = stored(samples.project("nyc"));
    Position end = store.end();

    reopen();

    assertThat(store.end()).isEqualTo(end);
    assertThat(load(project.uid())).isEqualTo(project);
    assertThat(commit(new Write.PutResource(samples.project("next"))).value())
        .isEqualTo(end.value() + 1);
  }

  @Test
  void requiresThatAResourceExists() {
    Resource<Json> project = stored(samples.project("nyc"));
    commit(new Condition.Exists(project.uid()));
    commit(new Write.DeleteResource(project.uid(), 1));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Condition.Exists(project.uid())))
        .hasMessageContaining("project:nyc was deleted");
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Condition.Exists(samples.uid())))
        .hasMessageContaining("no resource");
  }

  @Test
  void requiresAGeneration() {
    Resource<Json> project = stored(samples.project("nyc"));
    Condition first = new Condition.GenerationIs(project.uid(), 1);
    commit(first, new Write.PutStatus(project.uid(), new Json("{\"seen\":true}")));
    commit(first, new Write.PutResource(Samples.changed(project, "{\"b\":2}")));

    assertRefused(ErrorCode.CONFLICT, () -> commit(first))
        .hasMessageContaining("project:nyc")
        .hasMessageContaining("generation 2")
        .hasMessageContaining("generation 1");
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Condition.GenerationIs(samples.uid(), 1)));
  }

  @Test
  void requiresThatNoSpecOfAProjectHasChanged() {
    Resource<Json> project = stored(samples.project("nyc"));
    Resource<Json> other = stored(samples.project("other"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));
    Condition since = new Condition.ProjectUnchanged(project.uid(), store.end());

    commit(new Write.PutStatus(dataset.uid(), new Json("{\"rows\":1}")));
    stored(samples.dataset("other", "flights"));
    commit(new Write.PutResource(Samples.changed(other, "{\"b\":2}")));
    commit(since);

    commit(new Write.PutResource(Samples.changed(dataset, "{\"b\":2}")));
    assertRefused(ErrorCode.CONFLICT, () -> commit(since))
        .hasMessageContaining("dataset:nyc/flights");
  }

  @Test
  void countsADeletionAndTheProjectItselfAsChangesOfTheProject() {
    Resource<Json> project = stored(samples.project("nyc"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));

    Condition beforeDeletion = new Condition.ProjectUnchanged(project.uid(), store.end());
    commit(new Write.DeleteResource(dataset.uid(), 1));
    assertRefused(ErrorCode.CONFLICT, () -> commit(beforeDeletion));

    Condition beforeRename = new Condition.ProjectUnchanged(project.uid(), store.end());
    commit(beforeRename, new Write.PutResource(Samples.renamed(project, "york")));
    assertRefused(ErrorCode.CONFLICT, () -> commit(beforeRename));

    Condition beforeEnd = new Condition.ProjectUnchanged(project.uid(), store.end());
    commit(beforeEnd, new Write.DeleteResource(project.uid(), 2));
    assertRefused(ErrorCode.CONFLICT, () -> commit(beforeEnd));
  }

  @Test
  void requiresThatNothingOutsideOfProjectsHasChanged() {
    Resource<Json> project = stored(samples.project("nyc"));
    Condition since = new Condition.InstanceUnchanged(store.end());

    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));
    commit(new Write.PutStatus(project.uid(), new Json("{\"size\":1}")));
    commit(since, new Write.DeleteResource(dataset.uid(), 1));

    stored(samples.project("other"));
    assertRefused(ErrorCode.CONFLICT, () -> commit(since)).hasMessageContaining("project:other");

    Condition beforeEnd = new Condition.InstanceUnchanged(store.end());
    commit(beforeEnd, new Write.DeleteResource(project.uid(), 1));
    assertRefused(ErrorCode.CONFLICT, () -> commit(beforeEnd)).hasMessageContaining("project:nyc");
  }

  @Test
  void requiresTheEpochOfALease() {
    Uid server = samples.uid();
    Condition first = new Condition.EpochIs(server, 1);
    assertRefused(ErrorCode.NOT_OWNER, () -> commit(first));

    commit(new Write.HoldLease(server, 1, Duration.ofHours(1)));
    commit(first, new Write.HoldLease(server, 2, Duration.ofHours(1)));

    assertRefused(ErrorCode.NOT_OWNER, () -> commit(first)).hasMessageContaining("epoch 2");
    commit(new Condition.EpochIs(server, 2));
  }

  @Test
  void requiresARevisionOfARun() {
    Run run = samples.run(samples.uid(), Samples.NOW);
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Condition.RunIs(run.uid(), 1)));

    commit(new Write.PutRun(run));
    commit(new Condition.RunIs(run.uid(), 1), new Write.PutRun(run.cancelled()));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Condition.RunIs(run.uid(), 1)))
        .hasMessageContaining("revision 2");
  }

  @Test
  void looksAtConditionsBeforeAnyWriteOfTheBatch() {
    Resource<Json> project = samples.project("nyc");

    assertRefused(
        ErrorCode.CONFLICT,
        () ->
            store.commit(
                new Batch(
                    samples.uid(),
                    Samples.ADA,
                    List.of(new Condition.Exists(project.uid())),
                    List.of(new Write.PutResource(project)))));
    assertThat(store.resources().find(project.uid())).isEqualTo(Optional.empty());
  }
}
