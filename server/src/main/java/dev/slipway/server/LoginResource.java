// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Accounts;
import dev.slipway.control.access.Logins.LoggedIn;
import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Right;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Coming and going by a browser, and who one is. */
@Path("/api/v1")
@RunOnVirtualThread
final class LoginResource {
  private final Accounts accounts;
  private final Optional<IssuerLogin> issuer;
  private final Cookies cookies;

  LoginResource(Studio studio) {
    this.accounts = studio.accounts();
    this.issuer = studio.issuer();
    this.cookies = new Cookies(studio.settings().tls());
  }

  private record Credentials(String user, String password) {
    /** Neither a log nor an error may have it. */
    @Override
    public String toString() {
      return "Credentials[user=" + user + ", password=<…>]";
    }
  }

  /**
   * @param rights in the whole instance
   * @param readOnly whether the token allows no changes
   * @param projects that the token is limited to; none for all
   */
  private record Me(
      Kind kind,
      Name name,
      Uid uid,
      List<String> groups,
      List<Right> rights,
      boolean readOnly,
      List<Uid> projects) {
    static Me of(Caller caller, Accounts.Identity identity) {
      Optional<Caller.Scope> scope = caller.scope();
      return new Me(
          identity.ref().kind(),
          identity.ref().name(),
          caller.user(),
          identity.groups().stream().sorted().toList(),
          identity.rights().stream().sorted().toList(),
          scope.map(Caller.Scope::readOnly).orElse(false),
          scope.map(Caller.Scope::projects).orElse(List.of()));
    }
  }

  @GET
  @Path("login")
  @Operation(summary = "The ways in which one can log in by a browser")
  public Response ways() {
    Map<String, Object> ways = new LinkedHashMap<>();
    ways.put("password", true);
    issuer.ifPresent(found -> ways.put("oidc", found.button()));
    return Answers.json(ways);
  }

  @GET
  @Path("login/oidc")
  @Operation(
      summary =
          "Sends a browser to the identity provider; with what that adds to the address, begins a"
              + " session and goes on to the path 'return'")
  public Response byIssuer(@Context RoutingContext request) {
    return issuer
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND,
                "This studio has no identity provider to log in by; the server's setting --oidc"
                    + " names one. Log in by a password."))
        .answer(request);
  }

  @POST
  @Path("login")
  @Operation(summary = "Begins a session, which a cookie holds, by the name and password of a user")
  public Response logIn(InputStream body, @Context RoutingContext request) {
    Credentials sent = Documents.read(Credentials.class, Bodies.json(body));
    String address = String.valueOf(request.request().remoteAddress().hostAddress());
    try {
      LoggedIn in = accounts.logins().logIn(sent.user(), sent.password(), address);
      cookies.set(request.request(), in.session());
      return me(in.caller());
    } catch (TooEarly e) {
      return tooEarly(e);
    }
  }

  static Response tooEarly(TooEarly e) {
    SlipwayException fault =
        new SlipwayException(ErrorCode.OVERLOADED, String.valueOf(e.getMessage()), e);
    return Response.fromResponse(Answers.problem(fault))
        .header(HttpHeaders.RETRY_AFTER, e.seconds())
        .build();
  }

  @POST
  @Path("logout")
  @Operation(
      summary =
          "Ends the session of the cookie, no fault if there is none; tells where to end the one at"
              + " the identity provider, if it has such a page")
  public Response logOut(@Context RoutingContext request) {
    Optional<String> session = Cookies.session(request.request());
    session.ifPresent(accounts.sessions()::end);
    cookies.clear(request.request());
    return session
        .flatMap(_ -> issuer.flatMap(IssuerLogin::endSession))
        .map(page -> Answers.json(Map.of("endSession", page.toString())))
        .orElseGet(Answers::nothing);
  }

  @GET
  @Path("me")
  @Operation(summary = "Who sends the request, and what they may do in the whole instance")
  public Response me(@Context RoutingContext request) {
    return me(Gate.caller(request));
  }

  private Response me(Caller caller) {
    return Answers.json(Me.of(caller, accounts.identity(caller)));
  }
}
