// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Logs;
import dev.slipway.spi.Store;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A server as a driver of runs, from its start to its stop. Beside other servers it may lose its
 * lease, where it hung for long; then it ends what it does and begins another term.
 *
 * <p>{@link Execution} gives it the work of recipes; whoever has other work for attempts has it
 * driven, recorded and told in the same way.
 */
public final class Engagement implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Engagement.class.getName());
  private static final Duration PERIOD = Tenure.Pace.STANDARD.period();

  /** Periods between two looks for runs that are no longer kept. */
  private static final int PRUNED_EVERY = 60;

  private static final Duration MOST_WAIT = Duration.ofSeconds(30);

  private final Supplier<Term> terms;
  private final Wishes wishes;
  private final RunPruning pruning;
  private final Host host;
  private final Thread lookout;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Term term;

  private Engagement(Supplier<Term> terms, Wishes wishes, RunPruning pruning, Host host) {
    this.terms = terms;
    this.wishes = wishes;
    this.pruning = pruning;
    this.host = host;
    this.term = terms.get();
    this.lookout = host.threads().newThread(this::keepLooking);
  }

  /** Takes the server's lease and goes on with all runs that nobody drives. */
  public static Engagement begin(Store store, Work work, Logs logs, Host host) {
    return begin(store, work, logs, host, run -> Reach.NONE);
  }

  /**
   * @param reaches what the activities of a run work on that nobody drives
   */
  static Engagement begin(
      Store store, Work work, Logs logs, Host host, Function<Run, Reach> reaches) {
    Settling commits = new Settling(store, host::nextUid);
    RunLogs told = new RunLogs(logs, host.clock(), host.threads());
    Engagement begun =
        new Engagement(
            () -> Term.begin(store, work, told, host, reaches),
            new Wishes(store, commits),
            new RunPruning(store, logs, commits, host.policy().retention()),
            host);
    begun.lookout.start();
    return begun;
  }

  Run.Owner owner() {
    return term.owner();
  }

  /**
   * Accepts a build, durably, and returns the uid of its run.
   *
   * @throws SlipwayException {@code UNAVAILABLE} if this server is about to stop or the database
   *     has not confirmed the record, which may be there all the same
   */
  public Uid submit(Caller caller, Uid project, BuildRequest request, BuildPlan plan) {
    return submit(caller, project, request, plan, Reach.NONE);
  }

  /** The same with what its activities work on. */
  Uid submit(Caller caller, Uid project, BuildRequest request, BuildPlan plan, Reach reach) {
    Uid run = host.nextUid();
    NewBuild.Origin origin = new NewBuild.Origin(run, project, caller, owner());
    RunRecord build = NewBuild.of(origin, request, plan, host.clock().instant());
    term.call(new Event.Submitted(build.with(reach)));
    return run;
  }

  /** Durable when it returns, whichever server drives the run. */
  void cancel(Run run) {
    if (run.owner().equals(Optional.of(owner()))) {
      term.call(new Event.Seen(run.uid(), new Observation.CancelAsked()));
    } else {
      wishes.add(run);
    }
  }

  /** What there is room for just now. */
  Slots slots() {
    return term.slots();
  }

  private void keepLooking() {
    int untilPruning = PRUNED_EVERY;
    try {
      while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
        untilPruning--;
        if (untilPruning <= 0) {
          untilPruning = prune() ? 0 : PRUNED_EVERY;
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.WARNING, "The lookout was interrupted and stops.");
    }
  }

  private void look() {
    try {
      if (host.isShared()) {
        term.look();
      }
      term.heed();
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.NOT_OWNER) {
        beginAnew();
      } else {
        LOG.log(Level.WARNING, "This server could not look after its lease just now.", e);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Looking after the lease met a fault of the server.", e);
    }
  }

  /** Says whether there may be more. */
  private boolean prune() {
    try {
      return pruning.step(host.clock().instant());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Old runs could not be forgotten just now.", e);
      return false;
    }
  }

  private void beginAnew() {
    LOG.log(Level.WARNING, "Another server has taken the runs of this one, which begins anew.");
    term.close();
    try {
      term = terms.get();
    } catch (SlipwayException e) {
      LOG.log(Level.WARNING, "It could not begin anew yet.", e);
    }
  }

  /** As {@link #close}, after some time for what runs, and with other servers told of it. */
  void drain(Duration grace) throws InterruptedException {
    try {
      term.windDown(grace);
      stopLooking();
      term.handOver();
    } catch (SlipwayException e) {
      LOG.log(Level.WARNING, "This server leaves without handing its runs over: they wait.", e);
    } finally {
      close();
    }
  }

  /** Ends what runs without telling: the next start goes on with it. */
  @Override
  public void close() {
    stopLooking();
    term.close();
  }

  private void stopLooking() {
    stopped.countDown();
    ThreadEnd.await(lookout, MOST_WAIT);
  }
}
