// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One server's right to drive runs: a lease in the store, which {@link #look} renews. While it
 * holds, everything that the server writes about runs has its epoch as a condition. Beside other
 * servers, a lease that is not renewed is over after {@link Pace#time}, and another server takes
 * its runs; so a server that comes back late finds itself refused, and can do no harm.
 */
final class Tenure {
  /**
   * @param period between two looks; a server that died is succeeded within {@code time} and one
   *     period
   * @param time after the last renewal at which the lease is over, by the store's clock
   */
  record Pace(Duration period, Duration time) {
    static final Pace STANDARD = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(4));
  }

  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Run.Owner owner;
  private final Settling commits;
  private final Duration time;
  private final Succession succession;
  private final Wishes wishes;

  private Tenure(Store store, Settling commits, Run.Owner owner, Duration time) {
    this.owner = owner;
    this.commits = commits;
    this.time = time;
    this.succession = new Succession(store, commits, owner);
    this.wishes = new Wishes(store, commits);
  }

  /** On a store that only this server opens: its next start ends this tenure by a higher epoch. */
  static Tenure alone(Store store, Settling commits, Uid server) {
    long epoch = store.tips().lease(server).map(lease -> lease.epoch() + 1).orElse(1L);
    return taken(store, commits, new Run.Owner(server, epoch), FOR_EVER);
  }

  /**
   * Beside other servers.
   *
   * @param name that no tenure had before
   */
  static Tenure among(Store store, Settling commits, Uid name, Pace pace) {
    return taken(store, commits, new Run.Owner(name, 1), pace.time());
  }

  private static Tenure taken(Store store, Settling commits, Run.Owner owner, Duration time) {
    Write lease = new Write.HoldLease(owner.server(), owner.epoch(), time);
    Write release =
        new Write.NameRelease(owner.server(), owner.epoch(), store.forms().state().own());
    commits.commit(List.of(), List.of(lease, release));
    return new Tenure(store, commits, owner, time);
  }

  Run.Owner owner() {
    return owner;
  }

  /** The runs that nobody drives, which this server now has to. */
  List<Event> begin() {
    return List.copyOf(succession.orphans());
  }

  /**
   * Renews the lease, ends those of servers that are gone, and tells the driver what it has to do:
   * their runs, and wishes that came in at other servers.
   *
   * @throws dev.slipway.model.SlipwayException {@code NOT_OWNER} if another server has succeeded
   *     this one; {@code UNAVAILABLE} if the store could not be asked, which the next look makes up
   *     for
   */
  List<Event> look() {
    hold(time);
    List<Event> events = new ArrayList<>(succession.look());
    events.addAll(wishes.of(owner));
    return events;
  }

  /** Says to the other servers that they may go on with what this one leaves. */
  void giveUp() {
    hold(Duration.ZERO);
  }

  private void hold(Duration most) {
    commits.commit(
        List.of(new Condition.EpochIs(owner.server(), owner.epoch())),
        List.of(new Write.HoldLease(owner.server(), owner.epoch(), most)));
  }
}
