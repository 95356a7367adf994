// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a route, as an answer. Only what nobody foresaw is logged. */
final class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class);

  @ServerExceptionMapper
  Response refused(SlipwayException fault) {
    return answer(fault);
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException fault) {
    int status = fault.getResponse().getStatus();
    ErrorCode code =
        status == 404
            ? ErrorCode.NOT_FOUND
            : status == 413 ? ErrorCode.TOO_LARGE : ErrorCode.MALFORMED;
    Response answer =
        answer(
            new SlipwayException(
                code, "The request was not understood: " + fault.getMessage() + ".", fault));
    return Response.fromResponse(answer).status(status).build();
  }

  @ServerExceptionMapper
  Response unforeseen(RuntimeException fault) {
    LOG.error("A request failed for a reason that nobody foresaw", fault);
    return answer(
        new SlipwayException(
            ErrorCode.INTERNAL,
            "The server failed on this request for a reason that nobody foresaw ("
                + fault
                + "). It goes on; the server's log has the details.",
            fault));
  }

  private static Response answer(SlipwayException fault) {
    return Response.status(fault.code().httpStatus())
        .entity(Problems.body(fault).text())
        .type(Problems.MEDIA_TYPE)
        .build();
  }
}
