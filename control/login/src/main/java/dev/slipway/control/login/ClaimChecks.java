// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import dev.slipway.model.Text;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Whether an ID token, whose signature is good, was made by this provider for this studio, for this
 * login and for now (OpenID Connect Core, 3.1.3.7).
 */
final class ClaimChecks {
  /** How far the provider's clock may be from ours. */
  static final Duration SKEW = Duration.ofMinutes(1);

  private static final int LONGEST_SUBJECT = 255;

  private final String issuer;
  private final String client;
  private final InstantSource clock;

  ClaimChecks(String issuer, String client, InstantSource clock) {
    this.issuer = issuer;
    this.client = client;
    this.clock = clock;
  }

  void check(JWTClaimsSet claims, String nonce) throws BadJWTException {
    require(issuer.equals(claims.getIssuer()), "it was made by " + shown(claims.getIssuer()));
    List<String> audience = claims.getAudience();
    require(audience.contains(client), "it is meant for " + shown(audience) + ", not this studio");
    Object party = claims.getClaim("azp");
    require(
        party == null ? audience.size() == 1 : client.equals(party),
        "it was given to " + (party == null ? "several parties" : shown(party)));
    checkTimes(claims);
    require(
        claims.getClaim("nonce") instanceof String told && same(told, nonce),
        "it belongs to another login");
    String subject = claims.getSubject();
    require(
        subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT,
        "it does not say for whom it is, in 1 to " + LONGEST_SUBJECT + " characters");
  }

  private void checkTimes(JWTClaimsSet claims) throws BadJWTException {
    Instant now = clock.instant();
    Instant end = time(claims.getExpirationTime(), "when it ends");
    Instant made = time(claims.getIssueTime(), "when it was made");
    require(
        end.plus(SKEW).isAfter(now),
        "it ended at " + end + " and it is " + now + " here, if both clocks are right");
    Instant from = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant).orElse(made);
    Instant begins = from.isAfter(made) ? from : made;
    require(
        !begins.minus(SKEW).isAfter(now),
        "it holds from " + begins + " and it is " + now + " here; one of the clocks is wrong");
  }

  private static Instant time(Date time, String what) throws BadJWTException {
    require(time != null, "it does not say " + what);
    return time.toInstant();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static void require(boolean holds, String otherwise) throws BadJWTException {
    if (!holds) {
      throw new BadJWTException(otherwise);
    }
  }

  private static String shown(Object value) {
    return value == null ? "nobody" : "'" + Text.visible(value.toString(), 100) + "'";
  }
}
