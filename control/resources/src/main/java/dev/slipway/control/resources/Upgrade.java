// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The end of an upgrade, when every server is of the new release: first no older one may start any
 * more, then specs are written in today's form, and at last is taken away what only older servers
 * needed. Each step may be the last before a crash; whoever calls again goes on.
 */
public final class Upgrade {
  /** For one call, which is to be answered in some seconds. */
  private static final int MOST_AT_ONCE = 10_000;

  private final Forms forms;
  private final Authorizer authorizer;
  private final Recasting recasting;

  /**
   * @param stored with resources as they are stored, not as they read today
   */
  public Upgrade(
      Store stored,
      Authorizer authorizer,
      KindRegistry kinds,
      InstantSource clock,
      RandomGenerator random) {
    this.forms = stored.forms();
    this.authorizer = authorizer;
    this.recasting = new Recasting(stored, kinds, clock, random);
  }

  /**
   * @param outdated what is stored in an earlier version of its form
   * @param finished whether nothing is left to do
   * @param hindrances why it cannot be finished now, each a sentence
   */
  public record Status(
      Forms.State state,
      List<Forms.Server> servers,
      List<Forms.Specs> outdated,
      boolean finished,
      List<String> hindrances) {
    public Status {
      servers = List.copyOf(servers);
      outdated = List.copyOf(outdated);
      hindrances = List.copyOf(hindrances);
    }
  }

  /**
   * @param recast how many specs this call has written in today's form
   * @param taken what it has taken away
   * @param status as it is now; where it is not finished, there are more specs to be written
   */
  public record Progress(long recast, List<Forms.Step> taken, Status status) {
    public Progress {
      taken = List.copyOf(taken);
    }
  }

  /** How far the upgrade is. */
  public Status status(Caller caller) {
    authorizer.require(caller, Action.ADMINISTER, Target.ofKind(Kind.PROJECT, Optional.empty()));
    return status();
  }

  private Status status() {
    Forms.State state = forms.state();
    List<Forms.Server> servers = forms.servers();
    List<Forms.Specs> outdated = recasting.outdated();
    boolean finished =
        state.oldest() >= state.newest()
            && state.newest() == state.own().form()
            && state.pending().isEmpty()
            && outdated.isEmpty();
    return new Status(state, servers, outdated, finished, hindrances(state, servers));
  }

  private static List<String> hindrances(Forms.State state, List<Forms.Server> servers) {
    List<String> reasons = new ArrayList<>();
    if (state.newest() > state.own().form()) {
      reasons.add(
          "A newer Slipway has brought the database to form %d, and this is %s: finish the upgrade through a server of the newer one."
              .formatted(state.newest(), state.own()));
    }
    servers.stream()
        .filter(server -> server.form() < state.own().form())
        .map(server ->
            "At work is "
                + server
                + ", which is too old for what comes then: stop it, or replace it by "
                + state.own()
                + ".")
        .forEach(reasons::add);
    return reasons;
  }

  /**
   * Finishes the upgrade, or goes on with it.
   *
   * @param dryRun only looks whether it could
   * @throws SlipwayException {@code CONFLICT} with every hindrance
   */
  public Progress finish(Caller caller, boolean dryRun) {
    Status before = status(caller);
    if (!before.hindrances().isEmpty()) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          "The upgrade cannot be finished now. " + String.join(" ", before.hindrances()));
    }
    if (dryRun || before.finished()) {
      return new Progress(0, List.of(), before);
    }
    forms.raise();
    long recast = recasting.recast(caller, MOST_AT_ONCE);
    if (!recasting.outdated().isEmpty()) {
      return new Progress(recast, List.of(), status());
    }
    List<Forms.Step> taken = forms.contract();
    recasting.commit(
        caller, recasting.audit(caller, "finish-upgrade", new Finished(before.state(), taken)));
    return new Progress(recast, taken, status());
  }

  /** What the audit trail is told. */
  private record Finished(Forms.State before, List<Forms.Step> taken) {}
}
