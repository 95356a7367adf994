// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that is killed beneath a store loses nothing, and the store goes on by itself. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PostgresKillIT {
  private static final int KILLS = Integer.getInteger("slipway.kills", 20);
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());

  /** With a pause of 20 ms each, more than a restart takes. */
  private static final int MOST_QUESTIONS = 1500;

  @TempDir Path directory;

  private final Acknowledged acknowledged = new Acknowledged();
  private final AtomicInteger inDoubt = new AtomicInteger();
  private final AtomicInteger applied = new AtomicInteger();
  private volatile boolean over;

  @Test
  void losesNothingThatItAcknowledged() throws Exception {
    try (PostgresServer server = PostgresServer.start(directory.resolve("postgres"));
        Store store = PostgresServer.open(server.create());
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < CommittingProcess.CALLERS; i++) {
        String caller = Integer.toString(i);
        done.add(callers.submit(() -> commitUntilOver(store, caller)));
      }
      killAgainAndAgain(server);
      for (Future<?> caller : done) {
        caller.get();
      }
      acknowledged.assertKeptBy(store);
    }
    System.out.printf(
        "%d kills of PostgreSQL, seed %d: %d batches acknowledged, 0 lost; %d replies lost, %d of"
            + " their batches had been applied%n",
        KILLS, SEED, acknowledged.size(), inDoubt.get(), applied.get());
    assertThat(inDoubt.get()).isPositive();
  }

  private void killAgainAndAgain(PostgresServer server) throws Exception {
    Random random = new Random(SEED);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        int before = acknowledged.size();
        while (acknowledged.size() < before + CommittingProcess.CALLERS) {
          Thread.sleep(5);
        }
        Thread.sleep(random.nextInt(20, 251));
        server.killAndRestart();
      }
    } finally {
      over = true;
    }
  }

  private void commitUntilOver(Store store, String caller) {
    Write.PutResource owner = TestStore.project("caller-" + caller);
    KeyedRecord count =
        KeyedRecord.of(CommittingProcess.COUNTS, caller, owner.resource().uid(), Json.EMPTY);
    commit(store, TestStore.batch(owner, new Write.PutRecord(count)));
    while (!over) {
      count = count.with(Json.EMPTY);
      Uid resource = count.owner();
      Batch batch = TestStore.batch(new Write.PutRecord(count), TestStore.audit(resource, "count"));
      commit(store, batch);
      acknowledged.add(batch.id(), caller, count.version());
    }
  }

  /** Until it is applied; after a lost reply the store says whether it was, once it can. */
  private void commit(Store store, Batch batch) {
    boolean committed = false;
    while (!committed) {
      try {
        store.commit(batch);
        committed = true;
      } catch (SlipwayException lost) {
        assertThat(lost.code()).as(lost.getMessage()).isEqualTo(ErrorCode.UNAVAILABLE);
        inDoubt.incrementAndGet();
        committed = settle(store, batch).isPresent();
        applied.addAndGet(committed ? 1 : 0);
      }
    }
  }

  private static Optional<Position> settle(Store store, Batch batch) {
    for (int asked = 1; ; asked++) {
      try {
        return store.find(batch.id());
      } catch (SlipwayException still) {
        assertThat(still.code()).as(still.getMessage()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(asked).isLessThan(MOST_QUESTIONS);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
