// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.Listener;
import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.Status;
import dev.slipway.spi.Launcher.TaskHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A worker that has said hello: its process, its connection, and its place for spill. */
final class Worker {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LOG_BYTES = 4096;

  private final TaskHandle process;
  private final Conversation conversation;
  private final Path spill;
  private final String engine;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private int tasks;

  Worker(
      TaskHandle process,
      Conversation conversation,
      Path spill,
      String engine,
      WorkerSettings settings,
      InstantSource clock) {
    this.process = process;
    this.conversation = conversation;
    this.spill = spill;
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  String engine() {
    return engine;
  }

  boolean isAlive() {
    return !conversation.hasEnded();
  }

  /** Whether it is worth keeping for another task. */
  boolean isFresh() {
    return isAlive()
        && tasks < settings.pool().tasksEach()
        && conversation.residentBytes() <= settings.pool().idleBytes();
  }

  /** Gives it a task and waits for the answer, the end of the time, or an interrupt. */
  Answer run(Frame.Task task, Duration timeout, Listener listener) {
    tasks++;
    Instant end = clock.instant().plus(timeout);
    try {
      conversation.ask(task, listener);
      while (true) {
        Optional<Answer> answer = conversation.await(LOOK);
        if (answer.isPresent()) {
          return answer.get();
        }
        requireLife(task);
        if (clock.instant().isAfter(end)) {
          stop();
          throw new SlipwayException(
              ErrorCode.TIMED_OUT,
              "The task "
                  + task.id()
                  + " was ended after "
                  + timeout.toSeconds()
                  + " s, the most that it may take. Raise the limit or give it less data.");
        }
      }
    } catch (InterruptedException e) {
      stop();
      throw new SlipwayException(
          ErrorCode.CANCELLED, "The task " + task.id() + " was cancelled.", e);
    } catch (IOException e) {
      throw died(task, e);
    }
  }

  private void requireLife(Frame.Task task) {
    if (conversation.hasEnded()) {
      throw died(task, new IOException("The connection ended."));
    }
    if (conversation.isSilentFor(settings.patience().silence())) {
      retire(Duration.ZERO);
      throw new SlipwayException(
          ErrorCode.WORKER_DIED,
          "The worker of the task "
              + task.id()
              + " gave no sign of life for "
              + settings.patience().silence().toSeconds()
              + " s and was killed.");
    }
  }

  /** Cancels the task; a worker that has not answered when the grace is over is killed. */
  private void stop() {
    conversation.cancel();
    Instant end = clock.instant().plus(settings.patience().grace());
    try {
      while (conversation.await(LOOK).isEmpty()) {
        if (conversation.hasEnded() || clock.instant().isAfter(end)) {
          retire(Duration.ZERO);
          return;
        }
      }
    } catch (InterruptedException e) {
      retire(Duration.ZERO);
    }
  }

  private SlipwayException died(Frame.Task task, IOException cause) {
    Status status = end(settings.patience().grace());
    boolean outOfMemory =
        status.state() == State.KILLED && status.peakBytes() > settings.pool().memoryBytes();
    String why =
        status.state() == State.KILLED
            ? status.reason()
            : status
                .exitCode()
                .map(code -> "Its process ended with code " + code + ".")
                .orElse("Its process is gone.");
    String said = new String(process.log(0, LOG_BYTES), StandardCharsets.UTF_8).strip();
    return new SlipwayException(
        outOfMemory ? ErrorCode.OUT_OF_MEMORY : ErrorCode.WORKER_DIED,
        "The worker of the task "
            + task.id()
            + " went away before it answered. "
            + why
            + (said.isEmpty() ? "" : " It said: " + said),
        cause);
  }

  private Status end(Duration grace) {
    conversation.close();
    try {
      Status status = process.await(grace);
      if (status.state() == State.RUNNING) {
        process.cancel(Duration.ZERO);
        status = process.await(grace);
      }
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return process.status();
    }
  }

  /** Ends the process if it runs, and removes all that is left of it. Idempotent. */
  void retire(Duration grace) {
    end(grace);
    process.remove();
    DirectoryTree.delete(spill);
  }
}
