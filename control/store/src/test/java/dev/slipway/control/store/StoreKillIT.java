// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of its commits loses nothing that it acknowledged. */
@Timeout(120)
class StoreKillIT {
  private static final int KILLS = 4;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 400;
  private static final int UID_LENGTH = 26;

  @TempDir Path directory;

  private Process start(Path acknowledged) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CommittingProcess.class.getName(),
            directory.resolve("data").toString())
        .redirectOutput(acknowledged.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitLines(Process process, Path file, int lines)
      throws IOException, InterruptedException {
    while (Files.size(file) < (long) lines * (UID_LENGTH + 1)) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
  }

  /** The ids that the process has acknowledged by the time it is dead. */
  private List<String> killInTheMiddle(int kill) throws IOException, InterruptedException {
    Path acknowledged = directory.resolve("acknowledged-" + kill);
    Process process = start(acknowledged);
    awaitLines(process, acknowledged, ACKNOWLEDGED_BEFORE_A_KILL);
    process.destroyForcibly().waitFor();
    return Files.readAllLines(acknowledged).stream()
        .filter(line -> line.length() == UID_LENGTH)
        .toList();
  }

  @Test
  void losesNothingThatWasAcknowledgedWhenItsProcessIsKilled() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(killInTheMiddle(kill));

      try (Store store = TestStore.open(directory.resolve("data"))) {
        assertThat(acknowledged).allSatisfy(id -> assertThat(store.find(new Uid(id))).isPresent());
        long batches = store.sizes().getOrDefault("batches", 0L);
        assertThat(batches).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(store.tips().verifyAudit()).isEqualTo(batches);
        assertThat(store.end().value()).isEqualTo(batches);
        assertThat(store.sizes()).containsEntry("resources", batches);
      }
      assertThat(integrity()).isEqualTo("ok");
    }
  }

  private String integrity() throws SQLException {
    try (Connection connection = TestStore.connect(directory.resolve("data"));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma integrity_check")) {
      return result.getString(1);
    }
  }

  @Test
  void keepsASecondProcessOutAndNamesTheFirst() throws Exception {
    Path acknowledged = directory.resolve("acknowledged");
    Process process = start(acknowledged);
    try {
      awaitLines(process, acknowledged, 1);

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
