// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a studio is known to an identity provider, and what it takes from it: the document that
 * {@code --oidc} names.
 *
 * @param issuer the provider's address, exactly as it calls itself
 * @param client the studio's id there
 * @param secret where the client's secret is: {@code env:NAME} or {@code file:/path}; "" for a
 *     public client
 * @param scopes what is asked for; {@code openid} is always among them
 * @param groupsClaim the claim of the ID token that names a user's groups, with dots between its
 *     levels; "" where groups are not taken from the provider
 * @param nameClaim the claim that a new user's name is made from
 * @param administrators groups of the provider whose members administer the studio
 * @param createUsers whether who is not known yet becomes a user
 * @param label of the button that leads there
 */
public record IssuerSettings(
    String issuer,
    String client,
    String secret,
    List<String> scopes,
    String groupsClaim,
    String nameClaim,
    List<String> administrators,
    boolean createUsers,
    String label) {
  private static final List<String> SCOPES = List.of("openid", "profile", "email");
  private static final String OPENID = "openid";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Fills in what was left out.
   *
   * @throws SlipwayException {@code INVALID} with all that is wrong
   */
  public IssuerSettings {
    List<String> problems = new ArrayList<>();
    if (!isAddress(issuer)) {
      problems.add(
          "The field 'issuer' is '"
              + issuer
              + "', expected an https address without query, such as"
              + " https://login.example.org/realms/studio.");
    }
    if (client.isBlank()) {
      problems.add("The field 'client' is missing: the id that the provider gave this studio.");
    }
    if (!secret.isEmpty() && !secret.startsWith("env:") && !secret.startsWith("file:")) {
      problems.add("The field 'secret' holds no reference: expected env:NAME or file:/path.");
    }
    if (!administrators.isEmpty() && groupsClaim.isBlank()) {
      problems.add("The field 'administrators' needs 'groupsClaim', which says where groups are.");
    }
    if (!problems.isEmpty()) {
      throw new SlipwayException(ErrorCode.INVALID, String.join(" ", problems));
    }
    scopes = withOpenid(scopes.isEmpty() ? SCOPES : scopes);
    administrators = List.copyOf(administrators);
    nameClaim = nameClaim.isEmpty() ? "preferred_username" : nameClaim;
    label = label.isEmpty() ? "Log in with " + URI.create(issuer).getHost() : label;
  }

  private static List<String> withOpenid(List<String> scopes) {
    Set<String> all = new TreeSet<>(scopes);
    all.add(OPENID);
    return List.copyOf(all);
  }

  private static boolean isAddress(String issuer) {
    try {
      URI address = new URI(issuer);
      return isSafe(address) && address.getRawQuery() == null && address.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether nobody between here and there can read or change what is sent. */
  static boolean isSafe(URI address) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
  }

  /** Whether the provider is on this machine, as in a test, and may be spoken to in plain HTTP. */
  boolean isPlain() {
    return issuer.startsWith("http:");
  }
}
