// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.Answer;
import dev.slipway.compute.worker.Frame;
import dev.slipway.compute.worker.Work;
import dev.slipway.documents.Documents;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Scan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A tiny build of a build, done while nothing waits, so that the first task finds all classes and
 * native code loaded. It costs about what it saves that task.
 */
final class WarmUp {
  private static final Schema SCHEMA =
      new Schema(List.of(Column.of("a", Primitive.INT64), Column.of("b", Primitive.STRING)));
  private static final Map<String, Integer> IDS = Map.of("a", 1, "b", 2);
  private static final Limits LIMITS = new Limits(64L << 20, 1, 1L << 20, Duration.ofSeconds(10));

  private WarmUp() {}

  static void run(Bench bench, Path spill) {
    Scan none = new Scan(SCHEMA, new Format.Parquet(), IDS, List.of(), "");
    Frame first = perform(bench, task("warm-1", none, "SELECT 1 AS a, 'x' AS b", spill));
    if (first instanceof Frame.Result(Answer.Built built)) {
      List<Scan.File> files =
          built.staged().files().stream()
              .map(file -> new Scan.File(file.uri(), file.bytes(), file.rows()))
              .toList();
      Scan one = new Scan(SCHEMA, new Format.Parquet(), IDS, files, "");
      perform(bench, task("warm-2", one, "SELECT count(*) AS a, b FROM t GROUP BY b", spill));
    }
  }

  private static Frame.Task task(String id, Scan input, String sql, Path spill) {
    BuildTask build =
        new BuildTask(
            id,
            List.of(new Input("t", input)),
            sql,
            SCHEMA,
            IDS,
            "file://" + spill.resolve("warm"),
            List.of("SELECT 0, 'none' FROM staged LIMIT 1"),
            LIMITS);
    return new Frame.Task(id, new Work.Build(build));
  }

  /** By way of the frames' text, as a real one. */
  private static Frame perform(Bench bench, Frame.Task task) {
    AtomicReference<Frame> answer = new AtomicReference<>(task);
    if (reread(task) instanceof Frame.Task again) {
      bench.perform(again, given -> answer.set(reread(new Frame.Result(given))));
    }
    return answer.get();
  }

  private static Frame reread(Frame frame) {
    return Documents.read(Frame.class, Documents.write(frame));
  }
}
