// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.data.catalog.CatalogApi;
import dev.slipway.data.catalog.CatalogRequest;
import dev.slipway.data.catalog.CatalogResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The Iceberg REST catalog, answered by {@link CatalogApi}; this only carries requests to it. */
@Path("/catalog/{rest: v1/.+}")
@RunOnVirtualThread
final class CatalogResource {
  private final CatalogApi catalog;

  CatalogResource(Studio studio) {
    this.catalog = studio.catalog();
  }

  @GET
  @Operation(hidden = true)
  public Response get(@Context RoutingContext request) {
    return answer(request, new byte[0]);
  }

  @HEAD
  @Operation(hidden = true)
  public Response head(@Context RoutingContext request) {
    return answer(request, new byte[0]);
  }

  @DELETE
  @Operation(hidden = true)
  public Response delete(@Context RoutingContext request) {
    return answer(request, new byte[0]);
  }

  @POST
  @Operation(hidden = true)
  public Response post(InputStream body, @Context RoutingContext request) {
    return answer(request, Bodies.bytes(body));
  }

  private Response answer(RoutingContext context, byte[] body) {
    Map<String, String> query = new HashMap<>();
    context.queryParams().forEach(query::put);
    Map<String, String> headers = new HashMap<>();
    context.request().headers().forEach(headers::put);
    CatalogResponse answer =
        catalog.handle(
            Gate.caller(context),
            new CatalogRequest(
                context.request().method().name(),
                String.valueOf(context.request().path()).substring("/catalog".length()),
                query,
                headers,
                body));
    return Response.status(answer.status())
        .entity(answer.body())
        .type(answer.contentType())
        .build();
  }
}
