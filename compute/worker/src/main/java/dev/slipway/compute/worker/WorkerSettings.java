// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How workers are started and kept.
 *
 * @param javaHome the Java that runs them
 * @param classPath of the module {@code worker} with all it needs
 * @param home directory for sockets and spill, held by one server at a time
 */
public record WorkerSettings(
    Path javaHome, String classPath, Path home, Pool pool, Patience patience) {

  public static WorkerSettings standard(Path javaHome, String classPath, Path home) {
    return new WorkerSettings(javaHome, classPath, home, Pool.standard(), Patience.standard());
  }

  /**
   * @param spare how many wait warm
   * @param most how many work at once; further tasks wait their turn
   * @param tasksEach a worker is replaced after so many
   * @param idleBytes a worker that holds more memory after a task is replaced
   * @param memoryBytes a worker's process is killed above it, whatever its task may use
   */
  public record Pool(int spare, int most, int tasksEach, long idleBytes, long memoryBytes) {
    public static Pool standard() {
      return new Pool(1, 4, 2_000, 768L << 20, 16L << 30);
    }
  }

  /**
   * @param start how long a worker may take to say hello
   * @param silence a worker that gave no sign of life for that long is killed
   * @param grace how long a cancelled task may take to end before its worker is killed
   */
  public record Patience(Duration start, Duration silence, Duration grace) {
    public static Patience standard() {
      return new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }
  }
}
