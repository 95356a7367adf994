// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Accounts;
import dev.slipway.control.access.IssuerLogins;
import dev.slipway.control.access.Logins.LoggedIn;
import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.control.access.Visitor;
import dev.slipway.control.login.Callback;
import dev.slipway.control.login.Identity;
import dev.slipway.control.login.Issuer;
import dev.slipway.control.login.IssuerSettings;
import dev.slipway.control.login.LoginRefused;
import dev.slipway.control.login.ReturnPath;
import dev.slipway.control.secrets.References;
import dev.slipway.documents.Documents;
import dev.slipway.documents.YamlDocument;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Login by an identity provider: what {@code login} checks and what {@code access} knows. */
final class IssuerLogin {
  private static final Logger LOG = Logger.getLogger(IssuerLogin.class);
  private static final String RETURN = "return";
  private static final Duration TICKET_TIME = Duration.ofMinutes(10);
  private static final Path ROOT = Path.of("/");

  private final IssuerSettings settings;
  private final Issuer issuer;
  private final IssuerLogins logins;
  private final IssuerLogins.Terms terms;
  private final Tls tls;
  private final Cookies cookies;

  private IssuerLogin(IssuerSettings settings, Issuer issuer, IssuerLogins logins, Tls tls) {
    this.settings = settings;
    this.issuer = issuer;
    this.logins = logins;
    this.terms =
        new IssuerLogins.Terms(new HashSet<>(settings.administrators()), settings.createUsers());
    this.tls = tls;
    this.cookies = new Cookies(tls);
  }

  /**
   * As a file says. The provider itself is not asked before the first login.
   *
   * @throws SlipwayException with all that is wrong with the file, or if the client's secret is not
   *     where it says
   */
  static IssuerLogin open(Path file, Surroundings around, Accounts accounts) {
    IssuerSettings settings = read(file);
    // Whoever starts the server may read any file anyway.
    References references =
        new References(name -> Optional.ofNullable(System.getenv(name)), Optional.of(ROOT));
    Issuer issuer =
        new Issuer(
            settings,
            () ->
                settings.secret().isEmpty()
                    ? Optional.empty()
                    : Optional.of(references.resolve(settings.secret())),
            around.clock(),
            around.random());
    if (!settings.secret().isEmpty()) {
      references.resolve(settings.secret());
    }
    return new IssuerLogin(settings, issuer, accounts.issuerLogins(), around.settings().tls());
  }

  static IssuerSettings read(Path file) {
    try {
      List<YamlDocument> documents = Documents.parseYaml(Files.readString(file), file.toString());
      if (documents.size() == 1) {
        return Documents.read(IssuerSettings.class, documents.getFirst().json());
      }
      throw unreadable(file, "expected one YAML document, found " + documents.size());
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read (" + e + ")");
    } catch (SlipwayException e) {
      String places =
          e.problems().stream()
              .map(problem -> problem.pointer() + " " + problem.message())
              .collect(Collectors.joining(" "));
      throw unreadable(file, e.getMessage() + " " + places);
    }
  }

  private static SlipwayException unreadable(Path file, String why) {
    return new SlipwayException(
        ErrorCode.INVALID,
        "The file " + file + " that --oidc names does not say how to log in: " + why.strip());
  }

  /** What a page needs for a button that leads there. */
  Map<String, String> button() {
    return Map.of("label", settings.label(), "address", OpenRoutes.ISSUER);
  }

  Optional<URI> endSession() {
    return issuer.endSession();
  }

  /** Both steps: without an answer of the provider the browser is sent there. */
  Response answer(RoutingContext context) {
    HttpServerRequest request = context.request();
    Map<String, List<String>> query = query(request);
    String address = String.valueOf(request.remoteAddress().hostAddress());
    try {
      logins.requireTurn(address);
      Optional<Callback> callback = Callback.of(query);
      return callback.isPresent()
          ? arrive(request, callback.get(), address)
          : depart(request, query.getOrDefault(RETURN, List.of()));
    } catch (TooEarly e) {
      return LoginResource.tooEarly(e);
    } catch (LoginRefused e) {
      LOG.warnf("A login by %s from %s was refused. %s", settings.issuer(), address, e.detail());
      logins.failed(address);
      return Answers.problem(e.fault());
    }
  }

  private Response depart(HttpServerRequest request, List<String> wanted) throws LoginRefused {
    ReturnPath path = wanted.isEmpty() ? ReturnPath.START : new ReturnPath(wanted.getFirst());
    Issuer.Departure departure = issuer.depart(callback(request), path);
    cookies.setTicket(request, departure.ticket(), TICKET_TIME);
    return Response.seeOther(departure.address()).build();
  }

  private Response arrive(HttpServerRequest request, Callback answer, String address)
      throws LoginRefused {
    Optional<String> ticket = cookies.ticket(request);
    cookies.clearTicket(request);
    Issuer.Arrival arrival = issuer.arrive(answer, ticket, callback(request));
    Visitor visitor = visitor(arrival.identity());
    try {
      LoggedIn in = logins.logIn(visitor, terms, address);
      cookies.set(request, in.session());
      return Response.seeOther(callback(request).resolve(arrival.returnTo().value())).build();
    } catch (SlipwayException e) {
      LOG.warnf(
          "A login by %s from %s was refused. Subject %s: %s",
          settings.issuer(), address, Text.visible(visitor.subject(), 255), e.getMessage());
      throw e;
    }
  }

  private static Visitor visitor(Identity identity) {
    return new Visitor(
        identity.issuer(),
        identity.subject(),
        identity.name(),
        identity.title(),
        identity.email(),
        identity.groups());
  }

  /** By the name under which the browser knows this server; {@link EntryFilters} has checked it. */
  private URI callback(HttpServerRequest request) {
    String scheme = tls.isSeenByBrowsers() ? "https://" : "http://";
    return URI.create(scheme + request.authority() + OpenRoutes.ISSUER);
  }

  private static Map<String, List<String>> query(HttpServerRequest request) {
    MultiMap params = request.params();
    return params.names().stream()
        .distinct()
        .collect(Collectors.toMap(name -> name, params::getAll));
  }
}
