// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.control.access.Logins.LoggedIn;
import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.UserSpec;
import dev.slipway.model.UserStatus;
import dev.slipway.spi.Page;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Logins of those for whom an identity provider vouches. They are the user whose spec names its
 * issuer and subject, and nobody else: a user of the same name or e-mail address is another one
 * until an administrator says otherwise. What the provider says of their groups replaces what it
 * said before, and touches nothing that was given here.
 */
public final class IssuerLogins {
  private static final String REFUSED = "refuse-log-in";

  private final Ledger ledger;
  private final Sessions sessions;
  private final Throttle addresses;

  IssuerLogins(Ledger ledger, Sessions sessions, Throttle addresses) {
    this.ledger = ledger;
    this.sessions = sessions;
    this.addresses = addresses;
  }

  /**
   * What the studio makes of the provider's word.
   *
   * @param administrators groups of the provider whose members administer the instance
   * @param createUsers whether who is not known yet becomes a user
   */
  public record Terms(Set<String> administrators, boolean createUsers) {
    public Terms {
      administrators = Set.copyOf(administrators);
    }
  }

  /** Lets an address from which many logins failed wait. */
  public void requireTurn(String address) throws TooEarly {
    Duration wait = addresses.wait(address, ledger.now());
    if (wait.isPositive()) {
      throw new TooEarly(wait);
    }
  }

  /** Notes a login that did not get so far. */
  public void failed(String address) {
    addresses.failed(address, ledger.now());
  }

  /**
   * @param address from where, as the server sees it
   * @throws SlipwayException {@code FORBIDDEN} if they are disabled, or not known and none becomes
   *     a user, {@code CONFLICT} if two users are said to be them or another has their name
   */
  public LoggedIn logIn(Visitor visitor, Terms terms, String address) {
    try {
      Optional<Resource<Json>> known = find(visitor);
      return known.isPresent()
          ? logIn(known.get(), List.of(), visitor, terms, address)
          : create(visitor, terms, address);
    } catch (SlipwayException e) {
      failed(address);
      throw e;
    }
  }

  private Optional<Resource<Json>> find(Visitor visitor) {
    List<Resource<Json>> found =
        Page.all(page -> ledger.store().resources().list(Kind.USER, Optional.empty(), page))
            .stream()
            .filter(user -> spec(user).subject().equals(visitor.key()))
            .toList();
    if (found.size() > 1) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          "Several users are said to be you: "
              + String.join(", ", found.stream().map(user -> user.name().value()).toList())
              + ". An administrator has to leave the subject of one of them.");
    }
    return found.stream().findFirst();
  }

  private LoggedIn create(Visitor visitor, Terms terms, String address) {
    if (!terms.createUsers()) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "The identity provider knows you, and this studio does not yet. An administrator can add"
              + " a user with the subject '"
              + visitor.key()
              + "'.");
    }
    Resource<Json> user = NewUser.of(visitor, ledger.uid(), ledger.now());
    if (ledger.find(user.ref()).isPresent()) {
      throw nameTaken(user, visitor);
    }
    Write put = new Write.PutResource(user);
    Write created = ledger.audit(Caller.SYSTEM, "create", user, user.spec());
    try {
      return logIn(user, List.of(put, created), visitor, terms, address);
    } catch (SlipwayException e) {
      // Their other browser may have been faster.
      Resource<Json> there = find(visitor).orElseThrow(() -> e);
      return logIn(there, List.of(), visitor, terms, address);
    }
  }

  private static SlipwayException nameTaken(Resource<Json> user, Visitor visitor) {
    return new SlipwayException(
        ErrorCode.CONFLICT,
        "There is another user '"
            + user.name()
            + "' already, and nothing tells that it is you. If it is, an administrator can give it"
            + " the subject '"
            + visitor.key()
            + "'.");
  }

  private LoggedIn logIn(
      Resource<Json> user, List<Write> before, Visitor visitor, Terms terms, String address) {
    Caller caller = new Caller(user.uid(), user.name(), Caller.Origin.USER);
    if (spec(user).disabled()) {
      String why = "the user is disabled";
      Ledger.Login how = new Ledger.Login(visitor.issuer(), address, why);
      ledger.commit(caller, List.of(ledger.login(caller, REFUSED, how)));
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "The user " + user.name() + " is disabled. An administrator can enable it again.");
    }
    List<Write> writes = new ArrayList<>(before);
    status(user, visitor, terms).ifPresent(writes::add);
    Ledger.Login how = new Ledger.Login(visitor.issuer(), address, "");
    writes.add(ledger.login(caller, "log-in", how));
    return new LoggedIn(caller, sessions.begin(caller, writes));
  }

  /** What the provider says of them, if it is something else than before. */
  private static Optional<Write> status(Resource<Json> user, Visitor visitor, Terms terms) {
    boolean administrator = !Collections.disjoint(terms.administrators(), visitor.groups());
    UserStatus told = new UserStatus(visitor.groups(), administrator);
    if (Documents.readStored(UserStatus.class, user.status()).equals(told)) {
      return Optional.empty();
    }
    Json status = Documents.keepingUnknown(UserStatus.class, user.status(), Documents.write(told));
    return Optional.of(new Write.PutStatus(user.uid(), status));
  }

  private static UserSpec spec(Resource<Json> user) {
    return Documents.readStored(UserSpec.class, user.spec());
  }
}
