// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import java.util.Locale;

/** The rights of an instance with one owner. */
public final class Access implements Authorizer {
  private static final Caller OWNER =
      new Caller(new Uid("00000000000000000000000001"), new Name("owner"), Caller.Origin.USER);

  /** The built-in user who may do everything. */
  public static Caller owner() {
    return OWNER;
  }

  @Override
  public boolean allows(Caller caller, Action action, Target target) {
    return decide(caller, action) == Verdict.ALLOWED;
  }

  @Override
  public void require(Caller caller, Action action, Target target) {
    switch (decide(caller, action)) {
      case ALLOWED -> {}
      case HIDDEN ->
          throw new SlipwayException(
              ErrorCode.NOT_FOUND,
              "There is no such " + target.kind() + ", or " + caller.name() + " may not see it.");
      case FORBIDDEN -> throw forbidden(caller, action, target);
    }
  }

  /**
   * The owner may do everything, user code that runs for the owner may read, and Slipway itself may
   * do everything; for anybody else nothing is there.
   */
  private static Verdict decide(Caller caller, Action action) {
    if (caller.equals(Caller.SYSTEM)) {
      return Verdict.ALLOWED;
    }
    if (!caller.user().equals(OWNER.user())) {
      return Verdict.HIDDEN;
    }
    return switch (caller.origin()) {
      case USER -> Verdict.ALLOWED;
      case RUN -> action == Action.READ ? Verdict.ALLOWED : Verdict.FORBIDDEN;
      case SYSTEM -> Verdict.HIDDEN;
    };
  }

  private static SlipwayException forbidden(Caller caller, Action action, Target target) {
    String right = action.name().toLowerCase(Locale.ROOT);
    return new SlipwayException(
        ErrorCode.FORBIDDEN,
        "Code that runs for "
            + caller.name()
            + " has no right to "
            + right
            + " a "
            + target.kind()
            + "; it may read. Let the owner do it with a personal token.");
  }
}
