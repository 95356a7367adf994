// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Accounts;
import dev.slipway.control.access.Token;
import dev.slipway.control.access.Tokens;
import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.ResourceStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Personal access tokens, one's own and those of service accounts. */
@Path("/api/v1/tokens")
@RunOnVirtualThread
final class TokensResource {
  private static final int DAYS = 90;

  private final Accounts accounts;
  private final Resources resources;
  private final ResourceStore store;

  TokensResource(Studio studio) {
    this.accounts = studio.accounts();
    this.resources = studio.resources();
    this.store = studio.store().resources();
  }

  /**
   * @param scope {@code all}, {@code read}, or "" for {@code all}
   * @param projects that alone it opens; none for all
   * @param days until it ends; 0 for 90
   * @param serviceAccount whose it is; empty for one's own
   */
  private record Wanted(
      String name, String scope, List<Name> projects, int days, Optional<Name> serviceAccount) {}

  /**
   * @param secret shown by the answer to its creation alone, otherwise ""
   */
  private record View(
      Uid id,
      String name,
      String scope,
      List<String> projects,
      Instant created,
      Instant expires,
      Optional<Instant> lastUsed,
      String secret) {}

  @POST
  @Operation(summary = "Makes a token; its secret is in this answer and nowhere else")
  public Response create(InputStream body, @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    Wanted wanted = Documents.read(Wanted.class, Bodies.json(body));
    Tokens.Issued issued =
        accounts
            .tokens()
            .issue(
                caller,
                wanted.serviceAccount(),
                wanted.name(),
                scope(caller, wanted),
                Duration.ofDays(wanted.days() == 0 ? DAYS : wanted.days()));
    return Answers.json(201, view(issued.token(), issued.secret()));
  }

  @GET
  @Operation(summary = "Tokens with their scope, end and last use")
  public Response list(
      @QueryParam("serviceAccount") Optional<Name> serviceAccount,
      @Context RoutingContext request) {
    List<Token> tokens = accounts.tokens().list(Gate.caller(request), serviceAccount);
    return Answers.json(Map.of("items", tokens.stream().map(token -> view(token, "")).toList()));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Ends a token at once")
  public Response revoke(
      @PathParam("id") Uid id,
      @QueryParam("serviceAccount") Optional<Name> serviceAccount,
      @Context RoutingContext request) {
    accounts.tokens().revoke(Gate.caller(request), serviceAccount, id);
    return Answers.nothing();
  }

  private Optional<Caller.Scope> scope(Caller caller, Wanted wanted) {
    boolean readOnly =
        switch (wanted.scope()) {
          case "", "all" -> false;
          case "read" -> true;
          default ->
              throw new SlipwayException(
                  ErrorCode.INVALID,
                  "There is no scope of that name.",
                  List.of(Problem.at("/scope", "Expected all or read.")));
        };
    List<Uid> projects =
        wanted.projects().stream().map(name -> resources.project(caller, name).uid()).toList();
    return readOnly || !projects.isEmpty()
        ? Optional.of(new Caller.Scope(readOnly, projects))
        : Optional.empty();
  }

  private View view(Token token, String secret) {
    return new View(
        token.id(),
        token.name(),
        token.scope().filter(Caller.Scope::readOnly).map(_ -> "read").orElse("all"),
        token.scope().map(Caller.Scope::projects).orElse(List.of()).stream()
            .map(uid -> store.find(uid).map(Resource::name).map(Name::value).orElse(uid.value()))
            .toList(),
        token.created(),
        token.expires(),
        token.lastUsed(),
        secret);
  }
}
