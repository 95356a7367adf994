// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.spi.Engine;
import dev.slipway.testing.contracts.EngineContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class WorkerEngineIT extends EngineContract {
  private static RealWorkers workers;

  @BeforeAll
  static void start(@TempDir Path directory) {
    workers = new RealWorkers(directory);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  @Override
  protected Engine engine() {
    return workers.engine();
  }

  @Override
  protected String slowSelect() {
    return "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range % 7 = b.range % 11";
  }
}
