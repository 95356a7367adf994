// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.Set;

/** Checks that an ID token is the provider's, by its signature, and then what it claims. */
final class IdTokens {
  /** More than any provider with a thousand groups sends. */
  private static final int MOST_CHARACTERS = 128 << 10;

  /** By a private key that the provider alone has: neither "none" nor a secret that is shared. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final ClaimChecks checks;

  /**
   * @param keys where the provider publishes its keys: read again when one is met that is not known
   */
  IdTokens(Wire wire, URI keys, ClaimChecks checks) {
    this.checks = checks;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, source(wire, keys)));
    // Done afterwards, by sentences of our own.
    processor.setJWTClaimsSetVerifier((_, _) -> {});
  }

  private static JWKSource<SecurityContext> source(Wire wire, URI keys) {
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              keys.toURL(),
              url -> {
                try {
                  return new Resource(wire.text(url.toURI()), "application/json");
                } catch (URISyntaxException e) {
                  throw new IllegalStateException(e);
                }
              })
          // It would start threads of its own.
          .refreshAheadCache(false)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("An address with a host is a URL.", e);
    }
  }

  JWTClaimsSet check(String idToken, String nonce) throws LoginRefused {
    if (idToken.length() > MOST_CHARACTERS) {
      throw refused(
          "it has "
              + idToken.length()
              + " characters, more than the "
              + MOST_CHARACTERS
              + " that are read; let the provider send fewer groups");
    }
    try {
      JWT parsed = JWTParser.parse(idToken);
      if (!(parsed instanceof SignedJWT signed)) {
        throw refused("it is not signed (alg " + parsed.getHeader().getAlgorithm() + ")");
      }
      JWTClaimsSet claims = processor.process(signed, null);
      checks.check(claims, nonce);
      return claims;
    } catch (ParseException e) {
      throw refused("it is no JSON Web Token", String.valueOf(e.getMessage()));
    } catch (BadJWTException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (BadJOSEException | RateLimitReachedException e) {
      throw refused("it is not signed by a key of the provider", String.valueOf(e.getMessage()));
    } catch (JOSEException e) {
      throw LoginRefused.unavailable(
          "The identity provider's keys could not be read, so that what it says cannot be checked."
              + " Try again in a while.",
          "Its keys could not be read: " + e.getMessage());
    }
  }

  private static LoginRefused refused(String why) {
    return refused(why, why);
  }

  private static LoginRefused refused(String why, String detail) {
    return LoginRefused.untrusted(
        "The identity provider's word for who you are was not believed, as "
            + why
            + ". Begin the login again; if that does not help, an administrator finds more in the"
            + " server's log.",
        "The ID token was refused: " + why + (why.equals(detail) ? "" : " (" + detail + ")"));
  }
}
