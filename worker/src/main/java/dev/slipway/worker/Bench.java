// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.Answer;
import dev.slipway.compute.worker.Frame;
import dev.slipway.compute.worker.Work;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.QueryTask;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does tasks one after another, each in a database of its own, which is opened while nothing waits,
 * with the limits of the task before, as the next one mostly has the same. One thread works; others
 * may look and cancel.
 */
final class Bench implements AutoCloseable {
  private final Path spill;
  private final IntactFiles intact = new IntactFiles();
  private Database next = Database.open();
  private boolean isUsed;
  private Optional<Limits> last = Optional.empty();
  private volatile Optional<Database> busy = Optional.empty();
  private volatile boolean cancelled;

  Bench(Path spill) {
    this.spill = spill;
  }

  /** Name and version of the engine, as it goes into fingerprints. */
  String engine() {
    String version = next.query("SELECT version()", rows -> rows.next() ? rows.getString(1) : "");
    return "duckdb " + version.replaceFirst("^v", "");
  }

  void perform(Frame.Task task, Consumer<Answer> reply) {
    if (isUsed) {
      renew();
    }
    Database database = next;
    isUsed = true;
    last = Optional.of(task.work().limits());
    busy = Optional.of(database);
    Memory.forgetPeak();
    reply.accept(answer(task, database));
    busy = Optional.empty();
    cancelled = false;
  }

  /**
   * Has a new database ready if the last one was used, warm if there is the disk for that. It takes
   * some ten milliseconds of a processor.
   */
  void prepare() {
    if (isUsed) {
      renew();
      warm();
    }
  }

  private void warm() {
    try {
      next.warm(spill);
    } catch (SlipwayException e) {
      renew(); // a cold one does as well
    }
  }

  private void renew() {
    next.close();
    next = Database.open();
    last.ifPresent(limits -> next.limit(limits, spill));
    isUsed = false;
  }

  private Answer answer(Frame.Task task, Database database) {
    Allowance allowance = new Allowance(task.work().limits().spillBytes(), () -> cancelled);
    try (Conversions conversions = new Conversions(spill, allowance)) {
      return switch (task.work()) {
        case Work.Build build ->
            new Answer.Built(
                new Building(database, intact, converted(build, conversions)).run(spill));
        case Work.Query query ->
            new Answer.Found(
                new Querying(database, intact, converted(query, conversions)).run(spill));
        case Work.Detect detect ->
            new Answer.Seen(new Detecting(database, conversions, detect.task()).run(spill));
      };
    } catch (SlipwayException e) {
      return new Answer.Failed(
          cancelled ? new Failure(ErrorCode.CANCELLED, "The task was cancelled.") : e.failure());
    } catch (RuntimeException e) {
      return new Answer.Failed(
          new Failure(
              ErrorCode.INTERNAL,
              "The task " + task.id() + " failed in a way that nobody expected: " + e));
    }
  }

  private static BuildTask converted(Work.Build build, Conversions conversions) {
    BuildTask task = build.task();
    return task.withInputs(conversions.of(task.inputs()));
  }

  private static QueryTask converted(Work.Query query, Conversions conversions) {
    QueryTask task = query.task();
    return new QueryTask(
        task.id(), conversions.of(task.inputs()), task.sql(), task.mostRows(), task.limits());
  }

  /** Ends the task at work, if there is one; has to be called until it has ended. */
  void cancel() {
    Optional<Database> database = busy;
    cancelled = database.isPresent();
    database.ifPresent(Database::cancel);
  }

  boolean isCancelled() {
    return cancelled;
  }

  double progress() {
    return busy.map(Database::progress).orElse(-1.0);
  }

  @Override
  public void close() {
    next.close();
  }
}
