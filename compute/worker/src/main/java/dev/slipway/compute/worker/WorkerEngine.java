// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Launcher;
import dev.slipway.spi.Staged;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/**
 * Runs tasks in workers: child processes with an engine inside, so that a crash, a flood of memory
 * or a hostile file takes one attempt down and not the server. Files are those of this machine.
 */
public final class WorkerEngine implements Engine {
  private final WorkerPool pool;
  private volatile Optional<String> version = Optional.empty();

  private WorkerEngine(WorkerPool pool) {
    this.pool = pool;
  }

  /**
   * Ends the workers of an earlier server and removes their spill. Workers are started when there
   * is work, or by {@link #warmUp}.
   *
   * @param threads makes the threads that listen and start; virtual ones serve well
   * @param random makes the workers' tokens, so it must not be guessable
   */
  public static WorkerEngine start(
      WorkerSettings settings,
      Launcher launcher,
      ThreadFactory threads,
      InstantSource clock,
      RandomGenerator random) {
    WorkerStarter starter = new WorkerStarter(settings, launcher, threads, clock, random);
    return new WorkerEngine(new WorkerPool(settings, starter, threads));
  }

  /** Begins to start the workers that wait warm for the first tasks. */
  public void warmUp() {
    pool.refill();
  }

  /** As the first worker says it; waits for that. */
  @Override
  public String version() {
    if (version.isEmpty()) {
      Worker worker = take("the question for the engine's version");
      version = Optional.of(worker.engine());
      pool.giveBack(worker);
    }
    return version.orElseThrow();
  }

  @Override
  public Staged build(BuildTask task, Listener listener) {
    try {
      return switch (run(task.id(), new Work.Build(task), listener)) {
        case Answer.Built built -> built.staged();
        case Answer.Found other -> throw unexpected(other);
        case Answer.Seen other -> throw unexpected(other);
        case Answer.Failed failed -> throw failure(failed);
      };
    } catch (SlipwayException e) {
      StagedFiles.of(task).discard();
      throw e;
    }
  }

  @Override
  public Rows query(QueryTask task, Listener listener) {
    return switch (run(task.id(), new Work.Query(task), listener)) {
      case Answer.Found found -> found.rows();
      case Answer.Built other -> throw unexpected(other);
      case Answer.Seen other -> throw unexpected(other);
      case Answer.Failed failed -> throw failure(failed);
    };
  }

  @Override
  public Detected detect(DetectTask task, Listener listener) {
    return switch (run(task.id(), new Work.Detect(task), listener)) {
      case Answer.Seen seen -> seen.detected();
      case Answer.Built other -> throw unexpected(other);
      case Answer.Found other -> throw unexpected(other);
      case Answer.Failed failed -> throw failure(failed);
    };
  }

  private Answer run(String id, Work work, Listener listener) {
    Worker worker = take("the task " + id);
    try {
      return worker.run(new Frame.Task(id, work), work.limits().timeout(), listener);
    } finally {
      pool.giveBack(worker);
    }
  }

  private Worker take(String what) {
    try {
      return pool.take();
    } catch (InterruptedException e) {
      throw new SlipwayException(
          ErrorCode.CANCELLED, "While it waited for a worker, " + what + " was cancelled.", e);
    }
  }

  private static SlipwayException failure(Answer.Failed failed) {
    return new SlipwayException(failed.failure().code(), failed.failure().message());
  }

  private static IllegalStateException unexpected(Answer answer) {
    return new IllegalStateException(
        "A worker answered something else than it was asked: " + answer);
  }

  @Override
  public void close() {
    pool.close();
  }
}
