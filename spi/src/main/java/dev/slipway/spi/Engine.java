// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs plans on data, outside the server's process.
 *
 * <p>Every method blocks; an interrupt of the calling thread cancels the work, waits until it has
 * ended and throws {@code CANCELLED}. Faults are {@code BAD_DATA} (with row, column and value where
 * known), {@code INVALID}, {@code OUT_OF_MEMORY}, {@code OUT_OF_DISK}, {@code TIMED_OUT}, {@code
 * WORKER_DIED}. A task leaves nothing behind but what it returns: no spill, and staged files only
 * of tasks that succeeded.
 */
public interface Engine extends AutoCloseable {
  /** A name and version that goes into fingerprints, such as {@code duckdb 2.0.0}. */
  String version();

  /**
   * Runs the SQL over the inputs and stages its rows as Parquet with the field ids given.
   * Idempotent by the task's id: staged files are named from it, and a repeated task replaces them.
   */
  Staged build(BuildTask task, Listener listener);

  /** Runs the SQL over the inputs and returns its first rows. */
  Rows query(QueryTask task, Listener listener);

  /** Looks at a sample of files and tells their format and columns. */
  Detected detect(DetectTask task, Listener listener);

  @Override
  void close();

  /** Called while a task runs, from another thread. */
  interface Listener {
    /** One line of the task's log, without its end of line. */
    void log(String line);

    /**
     * @param fraction of the work done, 0 to 1, or -1 where not known
     */
    void progress(double fraction);

    Listener NONE =
        new Listener() {
          @Override
          public void log(String line) {}

          @Override
          public void progress(double fraction) {}
        };
  }

  /** A table of a task, under the name by which its SQL knows it. */
  record Input(String name, Scan scan) {}

  /**
   * @param id {@code AttemptId.fileName()} of the attempt and the output's name
   * @param sql one SELECT in the engine's dialect whose columns are cast to {@code output}
   * @param directory URI of the directory for the staged files; made if missing
   * @param kept rows that the table has and keeps, for the checks to see beside the new ones
   * @param checks each a SELECT over the table {@code staged} with one row: violations (int64),
   *     observed (string)
   */
  record BuildTask(
      String id,
      List<Input> inputs,
      String sql,
      Schema output,
      Map<String, Integer> fieldIds,
      String directory,
      Optional<Scan> kept,
      List<String> checks,
      Limits limits) {
    public BuildTask {
      inputs = List.copyOf(inputs);
      fieldIds = Map.copyOf(fieldIds);
      checks = List.copyOf(checks);
    }

    /** Of rows that are all that the table will have. */
    public BuildTask(
        String id,
        List<Input> inputs,
        String sql,
        Schema output,
        Map<String, Integer> fieldIds,
        String directory,
        List<String> checks,
        Limits limits) {
      this(id, inputs, sql, output, fieldIds, directory, Optional.empty(), checks, limits);
    }

    /** The same over the inputs in another form. */
    public BuildTask withInputs(List<Input> others) {
      return new BuildTask(id, others, sql, output, fieldIds, directory, kept, checks, limits);
    }
  }

  record QueryTask(String id, List<Input> inputs, String sql, int mostRows, Limits limits) {
    public QueryTask {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * @param known settings of the format that the user has fixed; empty to detect all
   */
  record DetectTask(String id, List<Scan.File> files, Optional<Format> known, Limits limits) {
    public DetectTask {
      files = List.copyOf(files);
    }
  }

  /**
   * @param memoryBytes of the engine itself; its process is killed well above it
   * @param spillBytes most bytes of temporary files
   */
  record Limits(long memoryBytes, int threads, long spillBytes, Duration timeout) {}

  /**
   * @param rows a JSON array of arrays; int64 and decimals as numbers, times as ISO 8601 text,
   *     binary in base 64, NaN and infinities as text
   * @param more whether there were more rows than asked for
   */
  record Rows(Schema schema, Json rows, boolean more) {}

  /**
   * @param notes sentences about what was uncertain, such as a column of mixed types
   */
  record Detected(Format format, Schema schema, List<String> notes) {
    public Detected {
      notes = List.copyOf(notes);
    }
  }
}
