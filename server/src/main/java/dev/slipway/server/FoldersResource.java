// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Resources;
import dev.slipway.data.storage.FolderFiles;
import dev.slipway.data.storage.FolderFiles.Part;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.Page;
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
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Files of folders: look, put, take, remove. Bytes pass through unparsed. */
@Path("/api/v1")
@RunOnVirtualThread
final class FoldersResource {
  private static final String FILES = "projects/{project}/folders/{name}/files";
  private static final String FILE = FILES + "/{path: .+}";
  private static final String ACCEPT_RANGES = "Accept-Ranges";

  private final Resources resources;
  private final FolderFiles folders;

  FoldersResource(Studio studio) {
    this.resources = studio.resources();
    this.folders = studio.folders();
  }

  @GET
  @Path(FILES)
  @Operation(summary = "The files of a folder, at any depth, in order of their paths")
  public Response list(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    return Answers.json(
        folders.list(caller, folder(caller, project, name), new Page.Request(limit, after)));
  }

  @GET
  @Path(FILE)
  @Operation(summary = "The bytes of a file, or those that a Range header names")
  public Response download(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @PathParam("path") ObjectPath path,
      @HeaderParam("Range") Optional<String> range,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    Resource<Json> folder = folder(caller, project, name);
    long bytes = folders.head(caller, folder, path).bytes();
    ByteRange wanted = ByteRange.of(range, bytes);
    Part part = folders.download(caller, folder, path, wanted.offset(), wanted.length());
    return wanted
        .describe(
            Response.status(wanted.isPart() ? 206 : 200)
                .entity(new Outflow(part.bytes()))
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE))
        .header(ACCEPT_RANGES, "bytes")
        .build();
  }

  @HEAD
  @Path(FILE)
  @Operation(summary = "Whether there is a file, and how long it is")
  public Response head(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @PathParam("path") ObjectPath path,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    return Response.ok()
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(ACCEPT_RANGES, "bytes")
        .header(
            HttpHeaders.CONTENT_LENGTH,
            folders.head(caller, folder(caller, project, name), path).bytes())
        .build();
  }

  @PUT
  @Path(FILE)
  @Operation(summary = "Uploads a file; with If-None-Match: * only where there is none")
  public Response upload(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @PathParam("path") ObjectPath path,
      @HeaderParam("If-None-Match") Optional<String> ifNoneMatch,
      InputStream body,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    Mode mode = ifNoneMatch.isPresent() ? Mode.CREATE : Mode.REPLACE;
    return Answers.json(
        201,
        folders.upload(
            caller,
            folder(caller, project, name),
            path,
            SteadyBody.of(body, SteadyBody.Pace.FILE),
            mode));
  }

  @DELETE
  @Path(FILE)
  @Operation(summary = "Removes a file; no fault if it is absent")
  public Response delete(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @PathParam("path") ObjectPath path,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    folders.delete(caller, folder(caller, project, name), path);
    return Answers.nothing();
  }

  private Resource<Json> folder(Caller caller, Name project, Name name) {
    return resources.load(caller, Ref.inProject(Kind.FOLDER, project, name));
  }
}
