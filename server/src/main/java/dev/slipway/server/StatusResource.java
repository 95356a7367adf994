// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.spi.Action;
import dev.slipway.spi.KindDefinition;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The server about itself. */
@Path("/api/v1")
@RunOnVirtualThread
final class StatusResource {
  private final Studio studio;

  StatusResource(Studio studio) {
    this.studio = studio;
  }

  /**
   * What everybody may know who works here.
   *
   * @param feedEnd position of the newest change
   */
  private record Outline(String version, Instant started, Name user, long feedEnd) {}

  /**
   * What administrators see of the machine and of everybody's work.
   *
   * @param store bytes and rows of the database by table
   */
  private record Status(
      String version,
      String directory,
      long pid,
      Instant started,
      Name user,
      long feedEnd,
      long unfinishedRuns,
      Map<String, Long> store) {}

  private record KindView(Kind kind, String plural, boolean inProject, int version, Json schema) {
    static KindView of(KindDefinition<?> definition) {
      return new KindView(
          definition.kind(),
          definition.plural(),
          definition.inProject(),
          definition.version(),
          Documents.schema(definition.specType()));
    }
  }

  @GET
  @Path("status")
  @Operation(summary = "Version; for administrators also sizes and what is going on")
  public Response status(@Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    return Answers.json(
        studio.authorizer().allows(caller, Action.READ_DETAILS, ServerDetails.TARGET)
            ? status(caller)
            : new Outline(
                Studio.VERSION, studio.started(), caller.name(), studio.store().end().value()));
  }

  private Status status(Caller caller) {
    return new Status(
        Studio.VERSION,
        studio.settings().data().toString(),
        ProcessHandle.current().pid(),
        studio.started(),
        caller.name(),
        studio.store().end().value(),
        studio.store().runs().unfinished().size(),
        studio.store().sizes());
  }

  @GET
  @Path("kinds")
  @Operation(summary = "Every kind of resource with the JSON Schema of its spec")
  public Response kinds() {
    return Answers.json(studio.kinds().all().stream().map(KindView::of).toList());
  }
}
