// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.data.storage.ConnectionFiles;
import dev.slipway.data.storage.ConnectionFiles.Download;
import dev.slipway.model.Name;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Mode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Files on connections: look, put, take, remove. Bytes pass through unparsed. */
@Path("/api/v1")
@RunOnVirtualThread
final class FilesResource {
  private final ConnectionFiles files;

  FilesResource(Studio studio) {
    this.files = studio.files();
  }

  @GET
  @Path("connections/{connection}/files")
  @Operation(summary = "What a directory of a connection holds")
  public Response browse(
      @PathParam("connection") Name connection,
      @QueryParam("path") @DefaultValue("") String path,
      @Context RoutingContext request) {
    return Answers.json(
        Map.of("entries", files.browse(Gate.caller(request), connection, new ObjectPath(path))));
  }

  @GET
  @Path("connections/{connection}/files/{path: .+}")
  @Operation(summary = "The bytes of a file")
  public Response download(
      @PathParam("connection") Name connection,
      @PathParam("path") ObjectPath path,
      @Context RoutingContext request) {
    Download found = files.download(Gate.caller(request), connection, path);
    return Response.ok(new Outflow(found.bytes()), MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CONTENT_LENGTH, found.info().bytes())
        .build();
  }

  @HEAD
  @Path("connections/{connection}/files/{path: .+}")
  @Operation(summary = "Whether there is a file, and how long it is")
  public Response head(
      @PathParam("connection") Name connection,
      @PathParam("path") ObjectPath path,
      @Context RoutingContext request)
      throws IOException {
    try (Download found = files.download(Gate.caller(request), connection, path)) {
      return Response.ok()
          .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
          .header(HttpHeaders.CONTENT_LENGTH, found.info().bytes())
          .build();
    }
  }

  @PUT
  @Path("connections/{connection}/files/{path: .+}")
  @Operation(summary = "Uploads a file; with If-None-Match: * only where there is none")
  public Response upload(
      @PathParam("connection") Name connection,
      @PathParam("path") ObjectPath path,
      @HeaderParam("If-None-Match") Optional<String> ifNoneMatch,
      InputStream body,
      @Context RoutingContext request) {
    Mode mode = ifNoneMatch.isPresent() ? Mode.CREATE : Mode.REPLACE;
    return Answers.json(
        201,
        files.upload(
            Gate.caller(request),
            connection,
            path,
            SteadyBody.of(body, SteadyBody.Pace.FILE),
            mode));
  }

  @DELETE
  @Path("connections/{connection}/files/{path: .+}")
  @Operation(summary = "Removes a file; no fault if it is absent")
  public Response delete(
      @PathParam("connection") Name connection,
      @PathParam("path") ObjectPath path,
      @Context RoutingContext request) {
    files.delete(Gate.caller(request), connection, path);
    return Answers.nothing();
  }
}
