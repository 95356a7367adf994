// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Accounts;
import dev.slipway.documents.Documents;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What there is to users and service accounts besides their specs. */
@Path("/api/v1")
@RunOnVirtualThread
final class AccountsResource {
  private final Accounts accounts;

  AccountsResource(Studio studio) {
    this.accounts = studio.accounts();
  }

  /**
   * @param current not needed by administrators, nor where there is none yet
   */
  private record NewPassword(String current, String password) {
    /** Neither a log nor an error may have them. */
    @Override
    public String toString() {
      return "NewPassword[<…>]";
    }
  }

  @PUT
  @Path("users/{name}/password")
  @Operation(summary = "Sets a user's password and ends their sessions")
  public Response setPassword(
      @PathParam("name") Name name, InputStream body, @Context RoutingContext request) {
    NewPassword wanted = Documents.read(NewPassword.class, Bodies.json(body));
    accounts.passwords().set(Gate.caller(request), name, wanted.current(), wanted.password());
    return Answers.nothing();
  }

  @GET
  @Path("users/{name}/work")
  @Operation(summary = "What runs as a user, and would be left without rights")
  public Response userWork(@PathParam("name") Name name, @Context RoutingContext request) {
    return work(request, Kind.USER, name);
  }

  @GET
  @Path("service-accounts/{name}/work")
  @Operation(summary = "What runs as a service account, and would be left without rights")
  public Response accountWork(@PathParam("name") Name name, @Context RoutingContext request) {
    return work(request, Kind.SERVICE_ACCOUNT, name);
  }

  private Response work(RoutingContext request, Kind kind, Name name) {
    return Answers.json(Map.of("items", accounts.work(Gate.caller(request), kind, name)));
  }
}
