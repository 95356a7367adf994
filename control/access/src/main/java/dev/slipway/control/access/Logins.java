// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Logins by name and password. Whoever guesses waits: for one name from one address, longer and
 * longer; for a name from everywhere, and for an address whatever the name, only so long that
 * nobody can shut the others out.
 */
public final class Logins {
  private static final int MOST_KEYS = 10_000;

  private final Ledger ledger;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle pairs = new Throttle(5, Duration.ofMinutes(15), MOST_KEYS);
  private final Throttle names = new Throttle(50, Duration.ofSeconds(10), MOST_KEYS);
  private final Throttle addresses;

  Logins(Ledger ledger, Passwords passwords, Sessions sessions, Throttle addresses) {
    this.ledger = ledger;
    this.passwords = passwords;
    this.sessions = sessions;
    this.addresses = addresses;
  }

  /** Of all logins from one address, by whatever way. */
  static Throttle addresses() {
    return new Throttle(100, Duration.ofSeconds(5), MOST_KEYS);
  }

  /**
   * @param session the secret of the session that has begun
   */
  public record LoggedIn(Caller caller, String session) {}

  /** A login that has to wait. */
  public static final class TooEarly extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    TooEarly(Duration wait) {
      super("Too many logins have failed. Try again in " + seconds(wait) + " seconds.");
      this.wait = wait;
    }

    /** In whole seconds, at least one. */
    public long seconds() {
      return seconds(wait);
    }

    private static long seconds(Duration wait) {
      return Math.max(1, wait.plusMillis(999).toSeconds());
    }
  }

  /**
   * @param address from where, as the server sees it
   * @throws SlipwayException {@code UNAUTHENTICATED}, in the same words and after the same work
   *     whether there is no such user, they are disabled, or the password is another
   */
  public LoggedIn logIn(String name, String password, String address) throws TooEarly {
    Instant now = ledger.now();
    String key = name.toLowerCase(Locale.ROOT);
    String pair = key + "\n" + address;
    Duration wait = longest(pairs.wait(pair, now), names.wait(key, now));
    wait = longest(wait, addresses.wait(address, now));
    if (wait.isPositive()) {
      throw new TooEarly(wait);
    }
    Optional<Caller> caller = user(name).flatMap(uid -> ledger.caller(uid, Optional.empty()));
    if (!passwords.matches(caller.map(Caller::user), password)) {
      pairs.failed(pair, now);
      names.failed(key, now);
      addresses.failed(address, now);
      throw new SlipwayException(
          ErrorCode.UNAUTHENTICATED, "There is no user of that name and password.");
    }
    pairs.succeeded(pair);
    Caller in = caller.orElseThrow();
    Write login = ledger.login(in, "log-in", new Ledger.Login("password", address, ""));
    return new LoggedIn(in, sessions.begin(in, List.of(login)));
  }

  private Optional<Uid> user(String name) {
    return parsed(name)
        .flatMap(of -> ledger.find(Ref.ofInstance(Kind.USER, of)))
        .map(Resource::uid);
  }

  /** What can be no name is nobody's. */
  private static Optional<Name> parsed(String name) {
    try {
      return Optional.of(new Name(name));
    } catch (SlipwayException noName) {
      return Optional.empty();
    }
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
