// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.time.Duration;
import java.util.function.Function;

/** The threads and queues of one {@link Tenure}. */
final class Term implements AutoCloseable {
  private final Tenure tenure;
  private final EventQueue queue;
  private final Workbench workbench;
  private final Driver driver;
  private final DriverThread thread;
  private final LimitSettings limits;
  private final Function<Run, Reach> reaches;

  private Term(
      Tenure tenure,
      EventQueue queue,
      Workbench workbench,
      Driver driver,
      DriverThread thread,
      LimitSettings limits,
      Function<Run, Reach> reaches) {
    this.tenure = tenure;
    this.queue = queue;
    this.workbench = workbench;
    this.driver = driver;
    this.thread = thread;
    this.limits = limits;
    this.reaches = reaches;
  }

  /**
   * @param reaches what the activities of a run work on that this server takes over
   */
  static Term begin(Store store, Work work, RunLogs logs, Host host, Function<Run, Reach> reaches) {
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
    LimitSettings limits = new LimitSettings(store.resources(), host.policy().concurrency());
    Term term = new Term(tenure, queue, workbench, driver, thread, limits, reaches);
    term.heed();
    tenure.begin().forEach(term::put);
    thread.start();
    return term;
  }

  private void put(Event event) {
    queue.put(
        event instanceof Event.Found(RunRecord record)
            ? new Event.Found(record.with(reaches.apply(record.run())))
            : event);
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
    tenure.look().forEach(this::put);
  }

  /** Has the limits hold that are set now. */
  void heed() {
    limits.changed().ifPresent(changed -> queue.put(new Event.Limited(changed)));
  }

  /** What there is room for just now. */
  Slots slots() {
    return driver.slots();
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
