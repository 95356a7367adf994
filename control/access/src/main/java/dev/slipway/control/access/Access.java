// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Store;
import java.util.Locale;

/** Answers from what the store says about users, groups, projects and connections. */
public final class Access implements Authorizer {
  private static final Caller OWNER =
      new Caller(new Uid("00000000000000000000000001"), new Name("owner"), Caller.Origin.USER);

  private final Directory directory;
  private final Standings standings;

  public Access(Store store) {
    this.directory = new Directory(store);
    this.standings = new Standings(store.resources(), directory);
  }

  Directory directory() {
    return directory;
  }

  /** The built-in user, an administrator for ever. */
  public static Caller owner() {
    return OWNER;
  }

  @Override
  public boolean allows(Caller caller, Action action, Target target) {
    return decide(caller, action, target) instanceof Decision.Allowed;
  }

  @Override
  public void require(Caller caller, Action action, Target target) {
    switch (decide(caller, action, target)) {
      case Decision.Allowed _ -> {}
      case Decision.Hidden _ ->
          throw new SlipwayException(
              ErrorCode.NOT_FOUND,
              "There is no such " + target.kind() + ", or " + caller.name() + " may not see it.");
      case Decision.Forbidden forbidden ->
          throw new SlipwayException(
              ErrorCode.FORBIDDEN,
              who(caller)
                  + " has no right to "
                  + words(action)
                  + " "
                  + named(target.kind())
                  + ": that takes "
                  + forbidden.missing()
                  + ".");
    }
  }

  private Decision decide(Caller caller, Action action, Target target) {
    if (caller.equals(Caller.SYSTEM)) {
      return Decision.ALLOWED;
    }
    if (caller.origin() == Caller.Origin.SYSTEM) {
      return Decision.HIDDEN;
    }
    return standings
        .of(caller, target)
        .map(standing -> Rules.decide(standing, action, standings.facts(caller, target)))
        .orElse(Decision.HIDDEN);
  }

  private static String who(Caller caller) {
    return caller.origin() == Caller.Origin.RUN
        ? "Code that runs for " + caller.name()
        : caller.name().value();
  }

  private static String words(Action action) {
    return switch (action) {
      case READ_DETAILS -> "see the details of";
      case CHANGE_DATA -> "change data of";
      case QUERY -> "query data of";
      case EXPORT -> "export data of";
      case RUN -> "run or end work on";
      case READ, USE, WRITE, DELETE, ADMINISTER -> action.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String named(Kind kind) {
    return ("aeio".indexOf(kind.value().charAt(0)) >= 0 ? "an " : "a ") + kind;
  }
}
