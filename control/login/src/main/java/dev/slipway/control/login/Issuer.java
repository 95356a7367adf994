// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A login by an identity provider, in two steps: {@link #depart} says where the browser is sent,
 * {@link #arrive} checks what it comes back with. Its description is read at the first login and
 * again after an hour.
 */
public final class Issuer {
  private static final Duration DESCRIBED = Duration.ofHours(1);

  /** How long a provider that failed is not asked again, so that nobody waits behind others. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(3);

  private final IssuerSettings settings;
  private final Wire wire;
  private final Redemption redemption;
  private final Identities identities;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Spent spent = new Spent();
  private Optional<Described> described = Optional.empty();
  private Optional<Failed> failed = Optional.empty();

  /**
   * @param random secure: what ties the two steps together is made from it
   */
  public Issuer(
      IssuerSettings settings,
      SecretReference secret,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.wire = new Wire(settings.issuer());
    this.redemption = new Redemption(settings, secret, wire);
    this.identities = new Identities(settings);
    this.clock = clock;
    this.random = random;
  }

  private record Described(Metadata metadata, IdTokens tokens, Instant until) {}

  private record Failed(LoginRefused why, Instant until) {}

  /**
   * @param address where the browser is sent
   * @param ticket what it has to keep until it is back, for ten minutes at most
   */
  public record Departure(URI address, String ticket) {}

  /** Who has come back, and where they wanted to go. */
  public record Arrival(Identity identity, ReturnPath returnTo) {}

  /**
   * @param callback where the provider sends the browser back, as it knows it
   */
  public Departure depart(URI callback, ReturnPath returnTo) throws LoginRefused {
    Ticket ticket = Ticket.begin(random, returnTo, clock.instant());
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.client());
    query.put("redirect_uri", callback.toString());
    query.put("scope", String.join(" ", settings.scopes()));
    query.put("state", ticket.state());
    query.put("nonce", ticket.nonce());
    query.put("code_challenge", ticket.challenge());
    query.put("code_challenge_method", "S256");
    return new Departure(with(described().metadata().authorization(), query), ticket.write());
  }

  /**
   * @param cookie the ticket, as the browser has kept it
   * @param callback the same as on the way there
   */
  public Arrival arrive(Callback answer, Optional<String> cookie, URI callback)
      throws LoginRefused {
    Ticket ticket = spend(answer, cookie);
    Described current = described();
    checkSender(answer, current.metadata());
    if (answer.error().isPresent()) {
      throw refusedThere(answer.error().get(), answer.description().orElse(""));
    }
    String code = answer.code().orElseThrow(() -> begunElsewhere("there is no code"));
    String idToken = redemption.idToken(current.metadata(), code, ticket, callback);
    Identity identity = identities.of(current.tokens().check(idToken, ticket.nonce()));
    return new Arrival(identity, returnPath(ticket));
  }

  /**
   * Where a browser ends its session at the provider, too; empty if there is no such page, or the
   * provider does not answer.
   */
  public Optional<URI> endSession() {
    try {
      return described()
          .metadata()
          .endSession()
          .map(page -> with(page, Map.of("client_id", settings.client())));
    } catch (LoginRefused unreachable) {
      return Optional.empty();
    }
  }

  /** The ticket of this login, which is worth nothing afterwards, however it ends. */
  private Ticket spend(Callback answer, Optional<String> cookie) throws LoginRefused {
    Ticket ticket =
        cookie
            .flatMap(Ticket::read)
            .orElseThrow(() -> begunElsewhere("the browser has no login under way"));
    if (!ticket.fits(answer.state().orElse(""))) {
      throw begunElsewhere("the state is not that of the browser's login");
    }
    Instant now = clock.instant();
    if (!ticket.isCurrent(now)) {
      throw begunElsewhere("the login was begun at " + ticket.begun() + " and it is " + now);
    }
    if (!spent.spend(ticket, now)) {
      throw begunElsewhere("the same answer has come before");
    }
    return ticket;
  }

  private void checkSender(Callback answer, Metadata metadata) throws LoginRefused {
    String sender = answer.issuer().orElse(metadata.namesItself() ? "" : settings.issuer());
    if (!sender.equals(settings.issuer())) {
      throw begunElsewhere("it was answered by '" + sender + "'");
    }
  }

  private static ReturnPath returnPath(Ticket ticket) {
    try {
      return new ReturnPath(ticket.returnTo());
    } catch (SlipwayException changed) {
      return ReturnPath.START;
    }
  }

  private LoginRefused refusedThere(String error, String description) {
    String said =
        Text.visible(error, 60)
            + (description.isEmpty() ? "" : ": " + Text.visible(description, 200));
    return LoginRefused.untrusted(
        "The identity provider " + settings.issuer() + " did not let you in (" + said + ").",
        "The provider refused: " + said);
  }

  private static LoginRefused begunElsewhere(String detail) {
    return LoginRefused.untrusted(
        "This login was not begun in this browser, took longer than "
            + Ticket.LONGEST.toMinutes()
            + " minutes, or has ended already. Begin it again.",
        "An answer of the provider belongs to no login: " + detail);
  }

  private static URI with(URI page, Map<String, String> query) {
    String before = page.getRawQuery() == null ? "?" : "&";
    return URI.create(page + before + Redemption.encoded(query));
  }

  /** One at a time reads it; what failed is tried again a little later. */
  private synchronized Described described() throws LoginRefused {
    Instant now = clock.instant();
    Optional<Described> known = described.filter(found -> found.until().isAfter(now));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Failed> recent = failed.filter(found -> found.until().isAfter(now));
    if (recent.isPresent()) {
      throw recent.get().why();
    }
    try {
      Described read = describe(now);
      described = Optional.of(read);
      return read;
    } catch (LoginRefused e) {
      failed = Optional.of(new Failed(e, clock.instant().plus(LEFT_ALONE)));
      throw e;
    }
  }

  private Described describe(Instant now) throws LoginRefused {
    Metadata metadata = Metadata.load(wire, settings);
    ClaimChecks checks = new ClaimChecks(settings.issuer(), settings.client(), clock);
    return new Described(
        metadata, new IdTokens(wire, metadata.keys(), checks), now.plus(DESCRIBED));
  }
}
