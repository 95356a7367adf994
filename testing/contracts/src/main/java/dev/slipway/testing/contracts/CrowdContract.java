// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.slipway.spi.Commits} promises to many callers at once. */
public abstract class CrowdContract extends StoreContract {
  private static final int CROWD = 200;

  protected CrowdContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void refusesOneBatchWithoutHarmToItsNeighbours() throws Exception {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      boolean good = i % 2 == 0;
      Resource<Json> project = samples.project("p" + i);
      batches.add(
          good
              ? samples.batch(
                  new Write.PutResource(project), new Write.Audit(Samples.audit(project, "create")))
              : samples.batch(
                  new Write.PutResource(project),
                  new Write.Audit(Samples.audit(project, "create")),
                  new Write.PutResource(samples.dataset("absent", "d" + i))));
    }

    List<Optional<Position>> outcomes = together(batches);

    for (int i = 0; i < CROWD; i++) {
      assertThat(outcomes.get(i).isPresent()).as("batch %d", i).isEqualTo(i % 2 == 0);
      assertThat(store.find(batches.get(i).id())).isEqualTo(outcomes.get(i));
    }
    assertThat(positions()).isEqualTo(sequence(CROWD / 2));
    assertThat(store.tips().verifyAudit()).isEqualTo(CROWD / 2);
    assertThat(store.resources().list(Kind.PROJECT, Optional.empty(), Page.Request.FIRST).items())
        .hasSize(CROWD / 2);
  }

  @Test
  void letsExactlyOneOfManyWritersOfAGenerationWin() throws Exception {
    Resource<Json> project = stored(samples.project("nyc"));
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      batches.add(
          samples.batch(new Write.PutResource(Samples.changed(project, "{\"writer\":" + i + "}"))));
    }

    List<Optional<Position>> outcomes = together(batches);

    assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(1);
    assertThat(load(project.uid()).generation()).isEqualTo(2);
  }

  @Test
  void appliesOneBatchSentByManyOnce() throws Exception {
    Batch batch = samples.batch(new Write.PutResource(samples.project("nyc")));

    List<Optional<Position>> outcomes = together(Collections.nCopies(CROWD, batch));

    assertThat(outcomes).containsOnly(Optional.of(new Position(1)));
    assertThat(positions()).isEqualTo(sequence(1));
  }

  @Test
  void showsEachCallerItsOwnWriteAtOnce() throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      Resource<Json> project = samples.project("p" + i);
      Batch batch = samples.batch(new Write.PutResource(project));
      tasks.add(() -> {
        Position position = store.commit(batch);
        return store.resources().find(project.uid()).isPresent()
            && store.end().compareTo(position) >= 0
            && store
                .after(new Position(position.value() - 1), 1)
                .getFirst()
                .uid()
                .equals(project.uid());
      });
    }

    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> seen : crowd.invokeAll(tasks)) {
        assertThat(seen.get()).isTrue();
      }
    }
  }

  @Test
  void losesNoReplyToAnInterrupt() {
    Batch batch = samples.batch(new Write.PutResource(samples.project("nyc")));
    Thread.currentThread().interrupt();

    Position position = store.commit(batch);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.find(batch.id())).contains(position);
  }

  private List<Optional<Position>> together(List<Batch> batches) throws Exception {
    List<Callable<Optional<Position>>> tasks = new ArrayList<>();
    for (Batch batch : batches) {
      tasks.add(() -> outcome(batch));
    }
    List<Optional<Position>> outcomes = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<Position>> outcome : crowd.invokeAll(tasks)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }

  private Optional<Position> outcome(Batch batch) {
    try {
      return Optional.of(store.commit(batch));
    } catch (SlipwayException refusal) {
      assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(ErrorCode.CONFLICT);
      return Optional.empty();
    }
  }

  private List<Long> positions() {
    return store.after(Position.START, FEED_ENTRIES).stream()
        .map(Change::position)
        .map(Position::value)
        .toList();
  }

  private static List<Long> sequence(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }
}
