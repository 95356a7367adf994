// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A byte of the closed database file that is not what it was is told of, or does not matter. {@code
 * -Dslipway.flips} says how many are tried, {@code -Dslipway.seed} repeats a run.
 */
class FlippedByteIT {
  private static final int FLIPS = Integer.getInteger("slipway.flips", 1000);
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final int FILLINGS = 40;

  @TempDir Path directory;
  private Path file;
  private Path seal;
  private byte[] bytes;
  private String sealed;
  private Map<String, List<?>> truth;

  enum Outcome {
    NAMED_AS_CORRUPT,
    REFUSED_OTHERWISE,
    HARMLESS
  }

  @BeforeEach
  void fill() throws Exception {
    file = directory.resolve("slipway.db");
    seal = directory.resolve("slipway.db.seal");
    try (Store store = TestStore.open(directory)) {
      for (int i = 0; i < FILLINGS; i++) {
        TestStore.fill(store, i);
      }
    }
    bytes = Files.readAllBytes(file);
    sealed = Files.readString(seal);
    truth = readAll();
  }

  /** Every row of every table, by lists, by keys, and resources by their names. */
  private Map<String, List<?>> readAll() throws SQLException {
    SqliteSessions sessions = SqliteSessions.open(directory, TestStore.CLOCK);
    try (Session session = new Session(sessions.writer())) {
      sessions.prepare(session);
      new Migrations(sessions, "test").expand(session);
      SqlRows rows = new SqlRows(session);
      Map<String, List<?>> all = new LinkedHashMap<>();
      LedgerTables.ALL.forEach(table -> all.put(table.name(), read(rows, table)));
      all.put(
          "names",
          rows.list(Query.of(ResourceTables.RESOURCES)).stream()
              .map(item -> Names.find(rows, item.kind(), item.project(), item.name()))
              .toList());
      all.put(
          "migrations",
          session.query("select number, name, checksum from migrations", List.of(), 3));
      return all;
    } finally {
      sessions.close();
    }
  }

  private static <V> List<Optional<V>> read(SqlRows rows, Table<V> table) {
    return rows.list(Query.of(table)).stream()
        .map(value -> rows.find(table, table.key(value).toArray()))
        .toList();
  }

  @Test
  void isNeverSilentlyWrong() throws Exception {
    Random random = new Random(SEED);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (int flip = 0; flip < FLIPS; flip++) {
      int place = random.nextInt(bytes.length);
      byte[] changed = bytes.clone();
      changed[place] ^= (byte) (1 + random.nextInt(255));
      write(changed, flip % 2 == 0);
      outcomes.merge(outcome("byte " + place + " of seed " + SEED), 1, Integer::sum);
    }

    System.out.printf(
        "%d flipped bytes in a database of %d bytes, seed %d: %s, 0 silently wrong%n",
        FLIPS, bytes.length, SEED, outcomes);
    assertThat(outcomes).containsKey(Outcome.NAMED_AS_CORRUPT);
  }

  /** After a kill there is no seal, after a clean end there is one. */
  private void write(byte[] changed, boolean withSeal) throws IOException {
    Files.deleteIfExists(file.resolveSibling("slipway.db-wal"));
    Files.deleteIfExists(file.resolveSibling("slipway.db-shm"));
    Files.write(file, changed);
    Files.deleteIfExists(seal);
    if (withSeal) {
      Files.writeString(seal, sealed);
    }
  }

  private Outcome outcome(String what) throws SQLException {
    try {
      assertThat(readAll()).as(what).isEqualTo(truth);
      return Outcome.HARMLESS;
    } catch (SqlFault fault) {
      return outcome(SqliteFaults.translate(file, fault.fault()));
    } catch (SQLException fault) {
      return outcome(SqliteFaults.translate(file, fault));
    } catch (SlipwayException told) {
      return outcome(told);
    }
  }

  private static Outcome outcome(SlipwayException told) {
    return told.code() == ErrorCode.CORRUPT ? Outcome.NAMED_AS_CORRUPT : Outcome.REFUSED_OTHERWISE;
  }
}
