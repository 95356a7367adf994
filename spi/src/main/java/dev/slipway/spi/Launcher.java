// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts processes apart from the server, and finds them again after a restart of it.
 *
 * <p>A launch is idempotent by the task's id: if a task of that id was launched before, its handle
 * is returned and nothing is started.
 */
public interface Launcher {
  /**
   * @throws dev.slipway.model.SlipwayException {@code INVALID} if the command cannot be started,
   *     naming it
   */
  TaskHandle launch(TaskSpec task);

  /** A task launched by this or an earlier server; empty if none was or it was removed. */
  Optional<TaskHandle> find(String id);

  /** Ids of all tasks not yet removed. */
  List<String> list();

  /**
   * @param id names the task for ever: letters, digits, '-', '_' and '.'
   * @param environment all that the process sees; nothing is inherited but what the backend needs
   * @param files put into the task's own working directory before it starts, by relative path
   * @param secret handed over so that no process list, log or file readable by others shows it; the
   *     process reads it from the file that {@code SLIPWAY_TOKEN_FILE} names; empty for none
   * @param deadline the process is ended after it, zero for none
   */
  record TaskSpec(
      String id,
      List<String> command,
      Map<String, String> environment,
      Map<String, byte[]> files,
      Resources resources,
      Duration deadline,
      Map<String, String> labels,
      String secret) {
    public TaskSpec {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
      files = Map.copyOf(files);
      labels = Map.copyOf(labels);
    }
  }

  /**
   * @param memoryBytes resident memory above which the task is ended, 0 for no limit
   */
  record Resources(double cpus, long memoryBytes) {}

  /** A started task. */
  interface TaskHandle {
    String id();

    Status status();

    /** Output bytes (standard output and error, mixed) from an offset, at most {@code most}. */
    byte[] log(long offset, int most);

    /** Waits for the end or the time to pass, then tells the status. */
    Status await(Duration most) throws InterruptedException;

    /**
     * Asks the task to end, and ends it and all it started by force after the grace. Idempotent.
     */
    void cancel(Duration grace);

    /** Forgets an ended task and removes its files; cancels first if it runs. */
    void remove();

    /** The task's working directory where it is on this machine. */
    Optional<Path> directory();
  }

  /**
   * @param exitCode present once ended by itself; 128 + n after signal n
   * @param reason a sentence where the end needs one: over its memory, past its deadline, cancelled
   * @param peakBytes most resident memory seen
   */
  record Status(
      State state,
      Optional<Integer> exitCode,
      String reason,
      Instant started,
      Optional<Instant> ended,
      long peakBytes) {}

  enum State {
    RUNNING,
    EXITED,
    KILLED,
    /** Its process is gone and left no exit code: the machine went down. */
    LOST
  }
}
