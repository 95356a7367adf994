// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Caller;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One server's time as the driver of runs, from the taking of its lease to its stop. The store is
 * open to one server only, so that the lease needs no renewal: the next start of the server ends it
 * by a higher epoch.
 */
final class Engagement implements AutoCloseable {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Run.Owner owner;
  private final EventQueue queue;
  private final Workbench workbench;
  private final DriverThread thread;

  private Engagement(Run.Owner owner, EventQueue queue, Workbench workbench, DriverThread thread) {
    this.owner = owner;
    this.queue = queue;
    this.workbench = workbench;
    this.thread = thread;
  }

  static Engagement begin(Store store, Work work, RunLogs logs, Host host) {
    Supplier<Uid> uids = () -> Uid.next(host.clock().instant(), host.random());
    Run.Owner owner = takeLease(store, host.server(), uids);
    EventQueue queue = new EventQueue();
    Workbench workbench = new Workbench(work, logs, host.threads(), queue::put);
    Driver driver =
        new Driver(
            new BuildController(Retry.STANDARD),
            new Settling(store),
            workbench,
            owner,
            host.parallel(),
            host.clock(),
            uids);
    store.runs().unfinished().stream()
        .map(run -> RunRecord.load(run, store.runs()))
        .forEach(record -> queue.put(new Event.Found(record)));
    Engagement begun =
        new Engagement(
            owner, queue, workbench, new DriverThread(driver, queue, host.clock(), host.threads()));
    begun.thread.start();
    return begun;
  }

  private static Run.Owner takeLease(Store store, Uid server, Supplier<Uid> uids) {
    long epoch = store.tips().lease(server).map(lease -> lease.epoch() + 1).orElse(1L);
    new Settling(store)
        .commit(Batch.of(uids.get(), Caller.SYSTEM, new Write.HoldLease(server, epoch, FOR_EVER)));
    return new Run.Owner(server, epoch);
  }

  Run.Owner owner() {
    return owner;
  }

  void submit(RunRecord build) {
    queue.call(new Event.Submitted(build));
  }

  void cancel(Uid run) {
    queue.call(new Event.Seen(run, new Observation.CancelAsked()));
  }

  @Override
  public void close() {
    thread.close();
    workbench.close();
  }
}
