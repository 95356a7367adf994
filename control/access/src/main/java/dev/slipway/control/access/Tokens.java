// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Personal access tokens of users and service accounts. People make their own; those of service
 * accounts are made by administrators.
 */
public final class Tokens {
  static final String SPACE = "token";

  /** So that secret scanners know one. */
  static final String PREFIX = "slp_";

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration USE_NOTED = Duration.ofMinutes(1);
  private static final int MOST_EACH = 100;
  private static final int LONGEST_NAME = 100;

  private final Ledger ledger;
  private final Authorizer authorizer;

  Tokens(Ledger ledger, Authorizer authorizer) {
    this.ledger = ledger;
    this.authorizer = authorizer;
  }

  /** A token and, this once, its secret. */
  public record Issued(Token token, String secret) {}

  /**
   * @param account the service account it is for; empty for the caller's own
   * @throws SlipwayException {@code FORBIDDEN} if the caller is not there with all rights of their
   *     own, {@code INVALID} if name or time are not fit
   */
  public Issued issue(
      Caller caller,
      Optional<Name> account,
      String name,
      Optional<Caller.Scope> scope,
      Duration time) {
    Resource<Json> of = holder(caller, account);
    require(name, time);
    if (ledger.records().ownedBy(SPACE, of.uid()).size() >= MOST_EACH) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          of.ref() + " has " + MOST_EACH + " tokens already. Revoke those that are not used.");
    }
    Instant now = ledger.now();
    String secret = RandomSecret.make(PREFIX, ledger.random());
    Token token = new Token(ledger.uid(), name, scope, now, now.plus(time), Optional.empty());
    KeyedRecord stored =
        new KeyedRecord(
            SPACE,
            RandomSecret.key(secret),
            of.uid(),
            Documents.write(token),
            1,
            Optional.of(token.expires()));
    ledger.commit(
        caller,
        List.of(
            new Write.PutRecord(stored),
            ledger.audit(caller, "create-token", of, Documents.write(token))));
    return new Issued(token, secret);
  }

  /** In the order in which they were made. */
  public List<Token> list(Caller caller, Optional<Name> account) {
    return ledger.records().ownedBy(SPACE, holder(caller, account).uid()).stream()
        .map(Tokens::token)
        .sorted(Comparator.comparing(Token::id))
        .toList();
  }

  /** Ends a token at once. */
  public void revoke(Caller caller, Optional<Name> account, Uid id) {
    Resource<Json> of = holder(caller, account);
    KeyedRecord found =
        ledger.records().ownedBy(SPACE, of.uid()).stream()
            .filter(stored -> token(stored).id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new SlipwayException(
                    ErrorCode.NOT_FOUND, of.ref() + " has no token '" + id + "'."));
    ledger.commit(
        caller,
        List.of(
            new Write.DropRecord(SPACE, found.key()),
            ledger.audit(caller, "revoke-token", of, Documents.write(token(found)))));
  }

  /** Whose token that is, if it still counts. */
  public Optional<Caller> caller(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<KeyedRecord> found = ledger.records().find(SPACE, RandomSecret.key(secret));
    Optional<Caller> caller =
        found.flatMap(stored -> ledger.caller(stored.owner(), token(stored).scope()));
    if (caller.isPresent()) {
      noteUse(found.get());
    }
    return caller;
  }

  private void noteUse(KeyedRecord stored) {
    Token token = token(stored);
    Instant now = ledger.now();
    boolean noted = token.lastUsed().filter(last -> last.plus(USE_NOTED).isAfter(now)).isPresent();
    if (!noted) {
      ledger.noteUse(stored.with(Documents.write(token.usedAt(now))));
    }
  }

  /** A part of somebody's rights must not lead to a token of more. */
  private Resource<Json> holder(Caller caller, Optional<Name> account) {
    Ledger.requireWhole(caller, "see or change tokens");
    if (account.isEmpty()) {
      return ledger
          .store()
          .resources()
          .find(caller.user())
          .orElseThrow(() ->
              new SlipwayException(
                  ErrorCode.NOT_FOUND, "There is no record of " + caller.name() + "."));
    }
    authorizer.require(
        caller, Action.ADMINISTER, Target.ofKind(Kind.SERVICE_ACCOUNT, Optional.empty()));
    return ledger.load(Ref.ofInstance(Kind.SERVICE_ACCOUNT, account.get()));
  }

  private static void require(String name, Duration time) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(name, LONGEST_NAME)
              + "' cannot be the name of a token: it has 1 to "
              + LONGEST_NAME
              + " characters and says what the token is for.");
    }
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "A token cannot live for " + time + ": expected a minute to 366 days.");
    }
  }

  private static Token token(KeyedRecord stored) {
    return Documents.readStored(Token.class, stored.value());
  }
}
