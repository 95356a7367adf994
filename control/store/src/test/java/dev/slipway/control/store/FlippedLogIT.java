// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A byte that is not what it was in the log that a killed server has left. {@code -Dslipway.flips}
 * says how many are tried, {@code -Dslipway.seed} repeats a run.
 */
class FlippedLogIT {
  private static final int FLIPS = Integer.getInteger("slipway.flips", 1000) / 4;
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final int BATCHES = 60;

  @TempDir Path directory;

  enum Outcome {
    NAMED_AS_CORRUPT,
    HARMLESS,
    LAST_TRANSACTION_TAKEN_FOR_TORN
  }

  private final List<Batch> batches = new ArrayList<>();
  private byte[] database = {};
  private byte[] log = {};

  /** The files as they lie there while a server is at work, which a kill leaves as they are. */
  private void fill() throws Exception {
    Path data = directory.resolve("at-work");
    try (Store store = TestStore.open(data)) {
      for (int i = 0; i < BATCHES; i++) {
        Batch batch = TestStore.batch(TestStore.project("p" + i));
        store.commit(batch);
        batches.add(batch);
      }
      database = Files.readAllBytes(data.resolve("slipway.db"));
      log = Files.readAllBytes(data.resolve("slipway.db-wal"));
    }
  }

  @Test
  void losesAtMostTheTransactionThatCouldHaveBeenTorn() throws Exception {
    fill();
    Random random = new Random(SEED);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    assertThat(outcome(log)).isEqualTo(Outcome.HARMLESS);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] changed = log.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      outcomes.merge(outcome(changed), 1, Integer::sum);
    }
    System.out.printf(
        "%d flipped bytes in a log of %d bytes, seed %d: %s, 0 silently wrong%n",
        FLIPS, log.length, SEED, outcomes);
    assertThat(outcomes.get(Outcome.NAMED_AS_CORRUPT)).isGreaterThan(FLIPS / 2);
  }

  /** A log may end anywhere, which is no damage. */
  @Test
  void takesACutLogForTheTornEndThatItIs() throws Exception {
    fill();
    Random random = new Random(SEED);
    for (int cut = 0; cut < 40; cut++) {
      byte[] changed = Arrays.copyOf(log, random.nextInt(log.length));
      Path file = Files.write(directory.resolve("cut-wal"), changed);
      assertThat(WriteAheadLog.damage(file)).isEmpty();
    }
    Path file = Files.write(directory.resolve("cut-wal"), new byte[log.length]);
    assertThat(WriteAheadLog.damage(file)).isEmpty();
  }

  private Outcome outcome(byte[] changed) throws Exception {
    Path data = directory.resolve("after");
    Files.createDirectories(data);
    Files.deleteIfExists(data.resolve("slipway.db-shm"));
    Files.deleteIfExists(data.resolve("slipway.db.seal"));
    Files.write(data.resolve("slipway.db"), database);
    Files.write(data.resolve("slipway.db-wal"), changed);
    try (Store store = TestStore.open(data)) {
      long kept = batches.stream().filter(batch -> store.find(batch.id()).isPresent()).count();
      assertThat(kept).isGreaterThanOrEqualTo(BATCHES - 2);
      return kept == BATCHES ? Outcome.HARMLESS : Outcome.LAST_TRANSACTION_TAKEN_FOR_TORN;
    } catch (SlipwayException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.CORRUPT);
      return Outcome.NAMED_AS_CORRUPT;
    }
  }
}
