// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** A code of the way back for an ID token, from the provider directly. */
final class Redemption {
  /** So that made-up codes cannot hold many threads and connections. */
  private static final int AT_A_TIME = 8;

  private static final Set<String> OF_THE_CLIENT =
      Set.of("invalid_client", "unauthorized_client", "unsupported_grant_type");

  private final IssuerSettings settings;
  private final SecretReference secret;
  private final Wire wire;
  private final Semaphore turns = new Semaphore(AT_A_TIME);

  Redemption(IssuerSettings settings, SecretReference secret, Wire wire) {
    this.settings = settings;
    this.secret = secret;
    this.wire = wire;
  }

  String idToken(Metadata metadata, String code, Ticket ticket, URI callback) throws LoginRefused {
    if (!turns.tryAcquire()) {
      throw LoginRefused.overloaded(
          "Many logins are under way at this moment. Begin yours again in a few seconds.");
    }
    try {
      return redeem(metadata, code, ticket, callback);
    } finally {
      turns.release();
    }
  }

  private String redeem(Metadata metadata, String code, Ticket ticket, URI callback)
      throws LoginRefused {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", callback.toString());
    form.put("code_verifier", ticket.verifier());
    Optional<Secret> shared = secret();
    boolean inForm = metadata.secretInForm() || shared.isEmpty();
    if (inForm) {
      form.put("client_id", settings.client());
      shared.ifPresent(known -> form.put("client_secret", known.reveal()));
    }
    String header = inForm ? "" : shared.map(this::basic).orElse("");
    Wire.Answer answer = wire.post(metadata.token(), encoded(form), header);
    Optional<String> idToken = Documents.text(answer.body(), "/id_token");
    if (answer.status() != 200 || idToken.isEmpty()) {
      throw refused(answer);
    }
    return idToken.get();
  }

  private Optional<Secret> secret() throws LoginRefused {
    try {
      return secret.read();
    } catch (SlipwayException e) {
      throw notItsClient("The client's secret cannot be read: " + e.getMessage());
    }
  }

  private static LoginRefused notItsClient(String detail) {
    return LoginRefused.unavailable(
        "The identity provider does not accept this studio as its client. An administrator has to"
            + " look at the client's id and secret.",
        detail);
  }

  private LoginRefused refused(Wire.Answer answer) {
    String error = Documents.text(answer.body(), "/error").orElse("");
    String said = Documents.text(answer.body(), "/error_description").orElse("no description");
    String detail =
        "The provider redeemed no code: status "
            + answer.status()
            + ", error '"
            + error
            + "', "
            + said;
    if (answer.status() == 401 || OF_THE_CLIENT.contains(error)) {
      return notItsClient(detail);
    }
    if (error.equals("invalid_grant")) {
      return LoginRefused.untrusted(
          "The identity provider says that this login was used already, or took too long. Begin it"
              + " again.",
          detail);
    }
    return LoginRefused.unavailable(
        "The identity provider "
            + settings.issuer()
            + " ended the login with a fault of its own. Try again in a while.",
        answer.status() == 200 ? "The provider answered without an ID token" : detail);
  }

  /** As OAuth has it (RFC 6749, 2.3.1): both are encoded as in a form first. */
  private String basic(Secret known) {
    String pair = encoded(settings.client()) + ":" + encoded(known.reveal());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
