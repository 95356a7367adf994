// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Staged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** An engine that makes ten rows of anything at once, unless a test says otherwise. */
final class FakeEngine implements Engine {
  final List<BuildTask> built = Collections.synchronizedList(new ArrayList<>());
  final List<QueryTask> queries = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Deque<UnaryOperator<Staged>>> orders = new ConcurrentHashMap<>();
  String version = "fake 1";

  /** The next build of the output, after those said before, ends in this way. */
  void next(String output, UnaryOperator<Staged> way) {
    orders.computeIfAbsent(output, o -> new ConcurrentLinkedDeque<>()).add(way);
  }

  static UnaryOperator<Staged> fails(ErrorCode code, String message) {
    return staged -> {
      throw new SlipwayException(code, message);
    };
  }

  /** Runs until it is interrupted, as a cancelled task does. */
  static UnaryOperator<Staged> hangs(CountDownLatch started) {
    return waits(started, new CountDownLatch(1));
  }

  static UnaryOperator<Staged> waits(CountDownLatch started, CountDownLatch go) {
    return staged -> {
      started.countDown();
      try {
        go.await();
        return staged;
      } catch (InterruptedException e) {
        throw new SlipwayException(ErrorCode.CANCELLED, "The task was cancelled.");
      }
    };
  }

  static UnaryOperator<Staged> finds(long violations) {
    return staged ->
        new Staged(
            staged.files(),
            Collections.nCopies(
                staged.findings().size(), new Staged.Finding(violations, "10 " + violations)),
            0);
  }

  static UnaryOperator<Staged> does(Runnable action) {
    return staged -> {
      action.run();
      return staged;
    };
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Staged build(BuildTask task, Listener listener) {
    built.add(task);
    listener.progress(0.5);
    Staged staged =
        new Staged(
            List.of(new Staged.File(task.directory() + "/0.parquet", 100, 10, Map.of())),
            Collections.nCopies(task.checks().size(), new Staged.Finding(0, "10 0")),
            0);
    String output = task.id().substring(task.id().lastIndexOf('-') + 1);
    UnaryOperator<Staged> way =
        orders.getOrDefault(output, new ConcurrentLinkedDeque<>()).pollFirst();
    return way == null ? staged : way.apply(staged);
  }

  @Override
  public Rows query(QueryTask task, Listener listener) {
    queries.add(task);
    return new Rows(Schema.EMPTY, new Json("[]"), false);
  }

  @Override
  public Detected detect(DetectTask task, Listener listener) {
    return new Detected(
        new Format.JsonLines(),
        new Schema(List.of(Column.of("found", ColumnType.Primitive.INT64))),
        List.of());
  }

  @Override
  public void close() {}
}
