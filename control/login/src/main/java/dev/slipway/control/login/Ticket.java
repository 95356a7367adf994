// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.SlipwayException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What ties the way back to the way there, kept by the browser in a cookie that no script sees, so
 * that any server of a studio can go on with a login and none has to remember it.
 *
 * @param state goes to the provider and comes back
 * @param nonce goes to the provider and comes back within the ID token
 * @param verifier of PKCE: stays here until the code is redeemed
 */
record Ticket(String state, String nonce, String verifier, String returnTo, Instant begun) {
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int RANDOM_BYTES = 32;
  private static final int MOST_CHARACTERS = 4000;

  static Ticket begin(RandomGenerator random, ReturnPath returnTo, Instant now) {
    return new Ticket(secret(random), secret(random), secret(random), returnTo.value(), now);
  }

  /** Empty if that is no ticket. */
  static Optional<Ticket> read(String cookie) {
    if (cookie.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(cookie);
      return Optional.of(Documents.read(Ticket.class, Documents.parse(json)));
    } catch (IllegalArgumentException | SlipwayException noTicket) {
      return Optional.empty();
    }
  }

  String write() {
    return encoded(Documents.write(this).text().getBytes(UTF_8));
  }

  boolean isCurrent(Instant now) {
    return !begun.isAfter(now) && begun.plus(LONGEST).isAfter(now);
  }

  /** Whether it was this login that the provider answered. */
  boolean fits(String stateOfTheAnswer) {
    return MessageDigest.isEqual(state.getBytes(UTF_8), stateOfTheAnswer.getBytes(UTF_8));
  }

  /** What of PKCE's verifier is told beforehand (RFC 7636, S256). */
  String challenge() {
    try {
      return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static String secret(RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return encoded(bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Neither a log nor an error may have it. */
  @Override
  public String toString() {
    return "Ticket[<…>]";
  }
}
