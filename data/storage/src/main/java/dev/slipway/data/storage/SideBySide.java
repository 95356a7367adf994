// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Waits for the disk in several threads at once, as it does several things at the cost of one. */
record SideBySide(Executor threads) {
  /** Something that waits for the disk. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does all of it, the first in the calling thread, and returns when all has ended, well or not.
   * An interrupt changes nothing but is kept for the caller.
   *
   * @throws IOException the first fault in the order of the work; the others are told with it
   */
  void run(List<Work> work) throws IOException {
    List<FutureTask<Optional<IOException>>> tasks = new ArrayList<>();
    for (Work each : work) {
      tasks.add(new FutureTask<>(() -> fault(each)));
    }
    tasks.stream().skip(1).forEach(threads::execute);
    tasks.stream().findFirst().ifPresent(FutureTask::run);
    Optional<IOException> first = Optional.empty();
    for (FutureTask<Optional<IOException>> task : tasks) {
      Optional<IOException> fault = await(task);
      first.ifPresent(told -> fault.ifPresent(told::addSuppressed));
      first = first.isPresent() ? first : fault;
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private static Optional<IOException> fault(Work work) {
    try {
      work.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(new IOException(e.toString(), e));
    }
  }

  private static Optional<IOException> await(FutureTask<Optional<IOException>> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("the disk cannot be waited for", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
