// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** Faults as problem details (RFC 9457). */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final long LINGERING_MILLIS = 1000;

  private Problems() {}

  private record Details(
      String type,
      String title,
      int status,
      String detail,
      String code,
      boolean retryable,
      List<Problem> problems) {}

  /**
   * @param status of the code, or one of its own where HTTP knows one that no code has
   */
  static Json body(int status, SlipwayException fault) {
    ErrorCode code = fault.code();
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Documents.write(
        new Details(
            "urn:slipway:error:" + name,
            name.replace('-', ' '),
            status,
            String.valueOf(fault.getMessage()),
            name,
            code.retryable(),
            fault.problems()));
  }

  /**
   * Ends a request that no route has seen yet, and its connection: what is left of it is not read,
   * so that nothing of it can be taken for another request.
   */
  static void send(RoutingContext context, SlipwayException fault) {
    send(context, fault.code().httpStatus(), fault);
  }

  /** The same with a status of its own. */
  static void send(RoutingContext context, int status, SlipwayException fault) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      end(context, status, fault);
    } else {
      endWithConnection(context, status, fault);
    }
  }

  /**
   * Sends away a good request for which there is no time. Its connection is kept where all of it
   * has come, as who asks again would need another one.
   */
  static void sendAway(RoutingContext context, SlipwayException fault) {
    int status = fault.code().httpStatus();
    if (context.request().version() == HttpVersion.HTTP_2) {
      end(context, status, fault);
    } else {
      Remainder.readOff(
          context.vertx(),
          context.request(),
          isAll -> {
            if (isAll) {
              end(context, status, fault);
            } else {
              endWithConnection(context, status, fault);
            }
          });
    }
  }

  private static Future<Void> end(RoutingContext context, int status, SlipwayException fault) {
    return context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        .end(body(status, fault).text());
  }

  /** Lingers where a body is on its way, as its sender would not see the answer otherwise. */
  private static void endWithConnection(
      RoutingContext context, int status, SlipwayException fault) {
    ConnectionWatch.close(context.request());
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    HttpConnection connection = context.request().connection();
    end(context, status, fault)
        .onComplete(_ -> {
          if (context.request().isEnded()) {
            connection.close();
          } else {
            context.vertx().setTimer(LINGERING_MILLIS, _ -> connection.close());
          }
        });
  }
}
