// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.time.Duration;

/** The threads and queues of one {@link Tenure}. */
final class Term implements AutoCloseable {
  private final Tenure tenure;
  private final EventQueue queue;
  private final Workbench workbench;
  private final DriverThread thread;

  private Term(Tenure tenure, EventQueue queue, Workbench workbench, DriverThread thread) {
    this.tenure = tenure;
    this.queue = queue;
    this.workbench = workbench;
    this.thread = thread;
  }

  static Term begin(Store store, Work work, RunLogs logs, Host host) {
    Settling commits = new Settling(store, host::nextUid);
    Tenure tenure =
        host.isShared()
            ? Tenure.among(store, commits, host.nextUid(), Tenure.Pace.STANDARD)
            : Tenure.alone(store, commits, host.server());
    EventQueue queue = new EventQueue();
    Workbench workbench = new Workbench(work, logs, host.threads(), queue::put);
    Driver driver =
        new Driver(
            new BuildController(Retry.STANDARD),
            new Commitment(commits, tenure.owner()),
            workbench,
            host.policy().concurrency(),
            host.clock());
    DriverThread thread = new DriverThread(driver, queue, host.clock(), host.threads());
    tenure.begin().forEach(queue::put);
    thread.start();
    return new Term(tenure, queue, workbench, thread);
  }

  Run.Owner owner() {
    return tenure.owner();
  }

  void call(Event event) {
    queue.call(event);
  }

  /**
   * Keeps the lease and looks after other servers.
   *
   * @throws SlipwayException {@code NOT_OWNER} if this term is over
   */
  void look() {
    tenure.look().forEach(queue::put);
  }

  /**
   * Starts nothing more, and gives what runs some time to end; the lease is to be kept meanwhile.
   */
  void windDown(Duration grace) throws InterruptedException {
    queue.call(new Event.Draining());
    workbench.awaitIdle(grace);
  }

  /** Queues again what still runs, and lets other servers take over. Nobody else looks any more. */
  void handOver() {
    queue.call(new Event.LetGo());
    tenure.giveUp();
  }

  @Override
  public void close() {
    thread.close();
    workbench.close();
  }
}
