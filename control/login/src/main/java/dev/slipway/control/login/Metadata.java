// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.net.URI;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a provider says of itself (OpenID Connect Discovery).
 *
 * @param authorization where a browser logs in
 * @param token where a code is redeemed
 * @param keys of its signatures
 * @param endSession where a browser logs out
 * @param secretInForm whether the client's secret goes into the form rather than a header
 * @param namesItself whether it always says who it is on the way back
 */
record Metadata(
    URI authorization,
    URI token,
    URI keys,
    Optional<URI> endSession,
    boolean secretInForm,
    boolean namesItself) {
  private static final String METHODS = "/token_endpoint_auth_methods_supported/";
  private static final int MOST_METHODS = 20;

  static Metadata load(Wire wire, IssuerSettings settings) throws LoginRefused {
    String base = settings.issuer().replaceAll("/+$", "");
    URI address = URI.create(base + "/.well-known/openid-configuration");
    Wire.Answer answer = wire.get(address);
    Json body = answer.body();
    if (answer.status() != 200) {
      throw wrong(settings, address + " answered with status " + answer.status());
    }
    String named = Documents.text(body, "/issuer").orElse("");
    if (!named.equals(settings.issuer())) {
      throw wrong(
          settings,
          address + " calls itself '" + named + "', and must be what the setting 'issuer' says");
    }
    Optional<URI> end =
        Documents.text(body, "/end_session_endpoint").isPresent()
            ? Optional.of(address(settings, body, "end_session_endpoint"))
            : Optional.empty();
    return new Metadata(
        address(settings, body, "authorization_endpoint"),
        address(settings, body, "token_endpoint"),
        address(settings, body, "jwks_uri"),
        end,
        knows(body, "client_secret_post") && !knows(body, "client_secret_basic"),
        body.text().contains("\"authorization_response_iss_parameter_supported\":true"));
  }

  /** Of the provider's choice, and so not to be led to another machine's plain HTTP. */
  private static URI address(IssuerSettings settings, Json body, String name) throws LoginRefused {
    String text = Documents.text(body, "/" + name).orElse("");
    try {
      URI address = URI.create(text);
      boolean plain = "http".equals(address.getScheme());
      if (IssuerSettings.isSafe(address) && (!plain || settings.isPlain())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(settings, "its " + name + " is '" + text + "', which is no address");
    }
    throw wrong(settings, "its " + name + " is '" + text + "', expected an https address");
  }

  private static boolean knows(Json body, String method) {
    return IntStream.range(0, MOST_METHODS)
        .mapToObj(i -> Documents.text(body, METHODS + i))
        .flatMap(Optional::stream)
        .anyMatch(method::equals);
  }

  private static LoginRefused wrong(IssuerSettings settings, String detail) {
    return LoginRefused.unavailable(
        "The identity provider "
            + settings.issuer()
            + " does not describe itself as one, so that nobody can log in by it. An administrator"
            + " finds the reason in the server's log.",
        "The provider's description is not usable: " + detail + ".");
  }
}
