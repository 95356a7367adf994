// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the server said where it said no: problem JSON (RFC 9457) back into the exception it was.
 */
final class Refusal {
  private Refusal() {}

  /** The body of an answer of 400 and above; {@code problems} are the places of the fault. */
  record Body(String title, String detail, String code, List<Problem> problems) {}

  static SlipwayException of(HttpRequest request, HttpResponse<?> response, String text) {
    boolean isProblem =
        response
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json");
    if (!isProblem) {
      return new SlipwayException(
          codeOf("", response.statusCode()),
          request.method()
              + " "
              + request.uri()
              + " was answered with "
              + response.statusCode()
              + " and no reason; is that a Slipway server?");
    }
    Body body = Documents.readStored(Body.class, new Json(text));
    String sentence = body.detail().isEmpty() ? body.title() : body.detail();
    return new SlipwayException(
        codeOf(body.code(), response.statusCode()), sentence, body.problems());
  }

  /**
   * The code of that name; of an unknown name, from a newer server, one of the same HTTP status.
   */
  private static ErrorCode codeOf(String name, int status) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(constant))
        .findFirst()
        .or(() ->
            Arrays.stream(ErrorCode.values())
                .filter(code -> code.httpStatus() == status)
                .findFirst())
        .orElse(status >= 500 ? ErrorCode.INTERNAL : ErrorCode.INVALID);
  }

  /** Why a connection failed, where the exception says so only by its class. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
