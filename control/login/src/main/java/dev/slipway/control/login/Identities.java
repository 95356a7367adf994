// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.slipway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claims to who somebody is. */
final class Identities {
  private static final int MOST_GROUPS = 1000;
  private static final int LONGEST_GROUP = 256;
  private static final int LONGEST_TEXT = 200;

  private final IssuerSettings settings;

  Identities(IssuerSettings settings) {
    this.settings = settings;
  }

  Identity of(JWTClaimsSet claims) throws LoginRefused {
    boolean unverified = Boolean.FALSE.equals(claims.getClaim("email_verified"));
    return new Identity(
        settings.issuer(),
        claims.getSubject(),
        text(claims, settings.nameClaim()),
        text(claims, "name"),
        unverified ? "" : text(claims, "email"),
        settings.groupsClaim().isEmpty() ? List.of() : groups(claims.getClaims()));
  }

  private static String text(JWTClaimsSet claims, String name) {
    return find(claims.getClaims(), name)
        .filter(String.class::isInstance)
        .map(value -> Text.visible((String) value, LONGEST_TEXT))
        .orElse("");
  }

  private List<String> groups(Map<String, Object> claims) throws LoginRefused {
    String claim = settings.groupsClaim();
    Object value =
        find(claims, claim)
            .orElseThrow(() ->
                refused(
                    "does not name your groups (claim '" + claim + "')",
                    "the claims are " + claims.keySet()));
    List<?> named = value instanceof List<?> list ? list : List.of(value);
    if (named.size() > MOST_GROUPS) {
      throw refused("names over " + MOST_GROUPS + " groups", "it names " + named.size());
    }
    List<String> groups = new ArrayList<>();
    for (Object group : named) {
      if (!(group instanceof String name) || name.isBlank() || name.length() > LONGEST_GROUP) {
        throw refused(
            "names a group that is no text of 1 to " + LONGEST_GROUP + " characters",
            "the claim '" + claim + "' holds it");
      }
      groups.add(name);
    }
    return groups.stream().distinct().sorted().toList();
  }

  /** A claim of that name, or the one to which its parts between dots lead. */
  private static Optional<Object> find(Map<?, ?> claims, String name) {
    Object whole = claims.get(name);
    int dot = name.indexOf('.');
    if (whole != null || dot < 0) {
      return Optional.ofNullable(whole);
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? find(inner, name.substring(dot + 1))
        : Optional.empty();
  }

  private LoginRefused refused(String why, String detail) {
    return LoginRefused.untrusted(
        "The identity provider "
            + settings.issuer()
            + " "
            + why
            + ", so that your rights are not known. An administrator has to look at what it sends.",
        "The ID token " + why + ": " + detail + ".");
  }
}
