// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The feed as server-sent events; the id of each is its position, so that a browser resumes by
 * itself.
 */
@Path("/api/v1")
final class ChangesResource {
  private static final int BATCH = 500;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Studio studio;
  private final Listeners listeners;

  ChangesResource(Studio studio, Listeners listeners) {
    this.studio = studio;
    this.listeners = listeners;
  }

  @GET
  @Path("changes")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RunOnVirtualThread
  @Operation(
      summary = "Changes of resources and runs in commit order, from a position on, as they happen")
  public void watch(
      @QueryParam("after") Optional<Long> after,
      @QueryParam("run") Optional<Uid> run,
      @HeaderParam("Last-Event-ID") Optional<Long> last,
      @Context RoutingContext request,
      @Context Sse sse,
      @Context SseEventSink sink) {
    Caller caller = Gate.caller(request);
    Position from = last.or(() -> after).map(Position::new).orElseGet(studio.store()::end);
    // Before the stream begins, so that a position that is gone is told by a status.
    List<Change> first = studio.store().after(from, BATCH);
    Predicate<Change> wanted =
        change -> run.map(change.uid()::equals).orElse(true) && isVisible(caller, change);
    try (sink) {
      comment(sse, sink, "from position " + from.value());
      listeners.tell(() -> tell(sse, sink, from, first, wanted));
    }
  }

  /** Whether the caller may see an entry of the feed. */
  private boolean isVisible(Caller caller, Change change) {
    record Subject(Kind kind) {}
    Kind kind =
        change.project().isPresent()
            ? Kind.PROJECT
            : Documents.readStored(Subject.class, change.body()).kind();
    Optional<Uid> project =
        kind.equals(Kind.PROJECT)
            ? change.project().or(() -> Optional.of(change.uid()))
            : Optional.empty();
    return studio
        .authorizer()
        .allows(caller, Action.READ, new Target(kind, project, Optional.of(change.uid())));
  }

  private void tell(
      Sse sse, SseEventSink sink, Position from, List<Change> first, Predicate<Change> wanted)
      throws InterruptedException {
    Position at = from;
    List<Change> changes = first;
    while (!sink.isClosed()) {
      for (Change change : changes) {
        at = change.position();
        if (wanted.test(change)) {
          send(sse, sink, change);
        }
      }
      if (changes.isEmpty() && !studio.store().await(at, HEARTBEAT)) {
        comment(sse, sink, "still here");
      }
      changes = studio.store().after(at, BATCH);
    }
  }

  private static void comment(Sse sse, SseEventSink sink, String text) {
    deliver(sink, sse.newEventBuilder().comment(text).build());
  }

  private static void send(Sse sse, SseEventSink sink, Change change) {
    deliver(
        sink,
        sse.newEventBuilder()
            .id(Long.toString(change.position().value()))
            .name(change.subject().name().toLowerCase(Locale.ROOT))
            .data(Documents.write(change).text())
            .build());
  }

  /** Sends, unless the listener has hung up meanwhile, which is how most streams end. */
  private static void deliver(SseEventSink sink, OutboundSseEvent event) {
    try {
      sink.send(event).toCompletableFuture().join();
    } catch (IllegalStateException | CompletionException e) {
      if (!sink.isClosed()) {
        throw e;
      }
    }
  }
}
