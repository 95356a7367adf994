// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed in the middle of its commits loses nothing that it acknowledged. {@code
 * -Dslipway.kills} says how often, {@code -Dslipway.seed} repeats a run.
 */
class StoreKillIT {
  private static final int KILLS = Integer.getInteger("slipway.kills", 20);
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());

  @TempDir Path directory;

  private Process start(Path acknowledged, List<String> database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CommittingProcess.class.getName());
    command.addAll(database);
    return new ProcessBuilder(command)
        .redirectOutput(acknowledged.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitFirst(Process process, Path acknowledged)
      throws IOException, InterruptedException {
    while (Files.size(acknowledged) == 0) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
  }

  /** Kills the process 20 to 250 ms after the first commit, and checks what is there afterwards. */
  private void killAgainAndAgain(List<String> database, Supplier<Store> opener) throws Exception {
    Random random = new Random(SEED);
    Acknowledged acknowledged = new Acknowledged();
    List<Duration> serving = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Path log = directory.resolve("acknowledged-" + kill);
      Process process = start(log, database);
      awaitFirst(process, log);
      Thread.sleep(random.nextInt(20, 251));
      process.destroyForcibly().waitFor();
      Files.readAllLines(log).forEach(acknowledged::add);
      Files.delete(log);

      long begun = System.nanoTime();
      try (Store store = opener.get()) {
        store.commit(TestStore.batch(TestStore.project("p-" + TestStore.uid())));
        serving.add(Duration.ofNanos(System.nanoTime() - begun));
        acknowledged.assertKeptBy(store);
      }
    }
    Collections.sort(serving);
    System.out.printf(
        "%d kills of a server on %s, seed %d: %d batches acknowledged, 0 lost, 0 corrupt;"
            + " opened and committed again after %d ms (median), %d ms (longest)%n",
        KILLS,
        database.size() == 1 ? "SQLite" : "PostgreSQL",
        SEED,
        acknowledged.size(),
        serving.get(serving.size() / 2).toMillis(),
        serving.getLast().toMillis());
  }

  @Test
  void losesNothingThatSqliteAcknowledged() throws Exception {
    Path data = directory.resolve("data");

    killAgainAndAgain(
        List.of(data.toString()),
        () -> {
          assertThat(integrity()).isEqualTo("ok");
          return TestStore.open(data);
        });
  }

  @Test
  void losesNothingThatPostgresAcknowledged() throws Exception {
    PostgresAddress address = PostgresServer.shared().create();

    killAgainAndAgain(
        List.of(address.url(), address.user().orElseThrow()), () -> PostgresServer.open(address));
  }

  private String integrity() {
    try (Connection connection = TestStore.connect(directory.resolve("data"));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma integrity_check")) {
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keepsASecondProcessOutAndNamesTheFirst() throws Exception {
    Path acknowledged = directory.resolve("acknowledged");
    Process process = start(acknowledged, List.of(directory.resolve("data").toString()));
    try {
      awaitFirst(process, acknowledged);

      assertThatThrownBy(() -> TestStore.open(directory.resolve("data")))
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
          .hasMessageContaining("process " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }
    TestStore.open(directory.resolve("data")).close();
  }
}
