// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a route, as an answer. Only what nobody foresaw is logged. */
final class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  @ServerExceptionMapper
  Response refused(SlipwayException fault) {
    return Answers.problem(fault);
  }

  /** What the framework refuses before a route is reached, or while it reads what a route takes. */
  @ServerExceptionMapper
  Response framework(WebApplicationException fault, HttpServerRequest request) {
    return framework(fault, request.method() + " " + Text.visible(request.uri(), 200));
  }

  Response framework(WebApplicationException fault, String asked) {
    int status = fault.getResponse().getStatus();
    if (status >= 500) {
      return unforeseen(fault);
    }
    return ours(fault)
        .map(this::refused)
        .orElseGet(() ->
            Optional.ofNullable(fault.getCause())
                .map(cause -> refused(unreadable(asked, cause)))
                .orElseGet(() -> Answers.problem(status, refusal(status, asked, fault))));
  }

  @ServerExceptionMapper
  Response unforeseen(Throwable fault) {
    return refused(logged(fault));
  }

  /** What the sender of the request is told, while the log is told all. */
  static SlipwayException logged(Throwable fault) {
    LOG.error("A request failed for a reason that nobody foresaw", fault);
    return new SlipwayException(
        ErrorCode.INTERNAL,
        "The server failed on this request for a reason that nobody foresaw ("
            + fault
            + "). It goes on; the server's log has the details.",
        fault);
  }

  /** The refusal of a value's own constructor, which the framework wraps. */
  private static Optional<SlipwayException> ours(Throwable fault) {
    return Stream.iterate(fault.getCause(), cause -> cause != null, Throwable::getCause)
        .filter(SlipwayException.class::isInstance)
        .map(SlipwayException.class::cast)
        .findFirst();
  }

  /** Without what the framework says of it, which is meant for those who wrote the code. */
  private static SlipwayException unreadable(String asked, Throwable cause) {
    String expected =
        cause instanceof NumberFormatException
            ? ", expected a whole number, such as 100"
            : " that cannot be read";
    return new SlipwayException(
        ErrorCode.MALFORMED,
        asked
            + " has a value in its address or headers"
            + expected
            + quoted(cause)
            + ". GET /openapi.json lists what each address takes.",
        cause);
  }

  /** The value at fault, if its reader names it in quotes as the JDK does. */
  private static String quoted(Throwable cause) {
    Matcher value = QUOTED.matcher(String.valueOf(cause.getMessage()));
    return value.find() ? ": '" + Text.visible(value.group(1), 60) + "'" : "";
  }

  private static SlipwayException refusal(int status, String asked, Throwable fault) {
    return status == 404
        ? new SlipwayException(
            ErrorCode.NOT_FOUND,
            "Nothing answers " + asked + "; GET /openapi.json lists what does.",
            fault)
        : new SlipwayException(
            status == 413 ? ErrorCode.TOO_LARGE : ErrorCode.MALFORMED,
            asked
                + " is no request that is answered: "
                + fault.getMessage()
                + ". GET /openapi.json lists the methods and content types of each address.",
            fault);
  }
}
