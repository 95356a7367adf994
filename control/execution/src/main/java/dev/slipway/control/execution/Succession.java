// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes over from servers that are gone. The lease of such a server is dropped first, in a batch
 * that holds only if it is over: from then on that server can write nothing, and its runs are
 * anybody's. Of two servers that want the same run, the second to claim it is refused.
 */
final class Succession {
  /** Looks between searches for orphans that nobody has noticed otherwise. */
  private static final int SEARCH_EVERY = 30;

  private final Store store;
  private final Settling commits;
  private final Run.Owner me;
  private int looksUntilSearch = SEARCH_EVERY;

  Succession(Store store, Settling commits, Run.Owner me) {
    this.store = store;
    this.commits = commits;
    this.me = me;
  }

  /** The runs to take over now. */
  List<Event.Found> look() {
    Instant now = store.tips().now();
    for (Lease lease : store.tips().leases()) {
      if (!lease.server().equals(me.server()) && !lease.expires().isAfter(now) && ended(lease)) {
        looksUntilSearch = 0;
      }
    }
    if (looksUntilSearch > 0) {
      looksUntilSearch--;
      return List.of();
    }
    List<Event.Found> found = orphans();
    looksUntilSearch = SEARCH_EVERY;
    return found;
  }

  /** Says whether it was this server that ended the lease. */
  private boolean ended(Lease lease) {
    try {
      commits.commit(
          List.of(new Condition.LeaseOver(lease.server(), lease.epoch())),
          List.of(new Write.DropLease(lease.server(), lease.epoch())));
      return true;
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  /** Runs whose owner's lease has ended, oldest first. */
  List<Event.Found> orphans() {
    List<Run> unfinished = store.runs().unfinished();
    // read after the runs, so that whoever owns one of them had taken its lease before
    Map<Uid, Long> epochs = new HashMap<>();
    store.tips().leases().forEach(lease -> epochs.put(lease.server(), lease.epoch()));
    return unfinished.stream()
        .filter(run -> run.owner().filter(owner -> holds(owner, epochs)).isEmpty())
        .map(run -> new Event.Found(RunRecord.load(run, store.runs())))
        .toList();
  }

  private static boolean holds(Run.Owner owner, Map<Uid, Long> epochs) {
    return epochs.getOrDefault(owner.server(), 0L) == owner.epoch();
  }
}
