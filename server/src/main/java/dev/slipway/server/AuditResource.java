// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.AuditTrail;
import dev.slipway.control.resources.AuditTrail.Filter;
import dev.slipway.control.resources.Resources;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who changed what: in pages, as a whole, and whether it holds together. */
@Path("/api/v1/audit")
@RunOnVirtualThread
final class AuditResource {
  private final Resources resources;
  private final AuditTrail audit;

  AuditResource(Studio studio) {
    this.resources = studio.resources();
    this.audit = resources.audit();
  }

  @GET
  @Operation(summary = "Changes, newest first; administrators see all, owners those of a project")
  public Response list(
      @QueryParam("resource") Optional<String> resource,
      @QueryParam("project") Optional<Name> project,
      @QueryParam("caller") Optional<Name> caller,
      @QueryParam("action") @DefaultValue("") String action,
      @QueryParam("from") Optional<String> from,
      @QueryParam("to") Optional<String> to,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    return Answers.json(
        audit.list(
            Gate.caller(request),
            filter(Gate.caller(request), resource, project, caller, action, from, to),
            new Page.Request(limit, after)));
  }

  @GET
  @Path("export")
  @Operation(summary = "The same as one stream, as lines of JSON or as CSV")
  public Response export(
      @QueryParam("resource") Optional<String> resource,
      @QueryParam("project") Optional<Name> project,
      @QueryParam("caller") Optional<Name> caller,
      @QueryParam("action") @DefaultValue("") String action,
      @QueryParam("from") Optional<String> from,
      @QueryParam("to") Optional<String> to,
      @QueryParam("format") @DefaultValue("jsonl") String format,
      @Context RoutingContext request) {
    Caller asking = Gate.caller(request);
    Filter filter = filter(asking, resource, project, caller, action, from, to);
    AuditExport.Format form = AuditExport.Format.of(format);
    return Response.ok(AuditExport.of(audit, asking, filter, form), form.mediaType()).build();
  }

  /**
   * @param entries of the audit trail, each the successor of the one before
   */
  private record Intact(long entries) {}

  @GET
  @Path("check")
  @Operation(summary = "Recomputes the audit trail's chain of hashes; says how long it is")
  public Response check(@Context RoutingContext request) {
    return Answers.json(new Intact(audit.verify(Gate.caller(request))));
  }

  /**
   * @param resource as a reference, or by the uid of one that may be gone
   */
  private Filter filter(
      Caller asking,
      Optional<String> resource,
      Optional<Name> project,
      Optional<Name> caller,
      String action,
      Optional<String> from,
      Optional<String> to) {
    return new Filter(
        resource.map(text ->
            text.indexOf(':') < 0 ? new Uid(text) : resources.load(asking, Ref.parse(text)).uid()),
        project,
        caller,
        action,
        from.map(text -> instant("from", text)),
        to.map(text -> instant("to", text)));
  }

  private static Instant instant(String parameter, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new SlipwayException(
          ErrorCode.MALFORMED,
          "'"
              + parameter
              + "' is '"
              + Text.visible(text, 60)
              + "', expected an instant such as 2026-01-31T12:00:00Z.",
          e);
    }
  }
}
