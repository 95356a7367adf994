// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.data.catalog.CatalogApi;
import dev.slipway.data.catalog.CatalogRequest;
import dev.slipway.data.catalog.CatalogResponse;
import dev.slipway.model.Caller;
import dev.slipway.model.SlipwayException;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * The Iceberg REST catalog, answered by {@link CatalogApi}; this only carries requests to it. A
 * body is collected where it arrives, and its request gets a thread only when all of it is there:
 * the framework's own way wakes that thread for the body once more, which for a commit of a table
 * is a good part of its time.
 */
@Singleton
final class CatalogEntry {
  private static final String PREFIX = "/catalog";

  private final CatalogApi catalog;

  CatalogEntry(Studio studio) {
    this.catalog = studio.catalog();
  }

  /** Behind all filters, before the framework's routes. */
  void register(@Observes Router router) {
    router.route(PREFIX + "/v1/*").order(0).handler(this::take);
  }

  private void take(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.method().equals(HttpMethod.POST)) {
      new ArrivingBody(
              System::nanoTime, body -> begin(context, body), why -> Problems.send(context, why))
          .collect(request);
    } else {
      begin(context, new byte[0]);
      request.resume();
    }
  }

  private void begin(RoutingContext context, byte[] body) {
    Caller caller = Gate.caller(context);
    CatalogRequest asked = asked(context, body);
    Context loop = context.vertx().getOrCreateContext();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer(context.response(), catalog.handle(caller, asked));
          } catch (Throwable e) {
            // whatever it is, the sender must not wait for ever
            SlipwayException fault = Faults.logged(e);
            loop.runOnContext(_ -> Problems.send(context, fault));
          }
        });
  }

  private static CatalogRequest asked(RoutingContext context, byte[] body) {
    Map<String, String> query = new HashMap<>();
    context.queryParams().forEach(query::put);
    Map<String, String> headers = new HashMap<>();
    context.request().headers().forEach(headers::put);
    return new CatalogRequest(
        context.request().method().name(),
        String.valueOf(context.request().path()).substring(PREFIX.length()),
        query,
        headers,
        body);
  }

  @SuppressWarnings("deprecation") // nothing else sends bytes without copying them first
  private static void answer(HttpServerResponse response, CatalogResponse answer) {
    if (response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
    var _ = response.end(Buffer.buffer(Unpooled.wrappedBuffer(answer.body())));
  }
}
