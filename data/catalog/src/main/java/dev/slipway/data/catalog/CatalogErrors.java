// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.Optional;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.apache.iceberg.rest.responses.ErrorResponseParser;

/**
 * Faults in the form that Iceberg's clients understand: they act on the status and the type's name.
 */
final class CatalogErrors {
  private CatalogErrors() {}

  /** Empty for what is nobody's fault but ours. */
  static Optional<CatalogResponse> of(RuntimeException fault) {
    return switch (fault) {
      case SlipwayException e -> Optional.of(response(status(e.code()), type(e.code()), e));
      case NoSuchTableException e -> Optional.of(response(404, "NoSuchTableException", e));
      case NoSuchNamespaceException e -> Optional.of(response(404, "NoSuchNamespaceException", e));
      case NotFoundException e -> Optional.of(response(404, "NotFoundException", e));
      case AlreadyExistsException e -> Optional.of(response(409, "AlreadyExistsException", e));
      case CommitFailedException e -> Optional.of(response(409, "CommitFailedException", e));
      case BadRequestException e -> Optional.of(response(400, "BadRequestException", e));
      case ValidationException e -> Optional.of(response(400, "ValidationException", e));
      case IllegalArgumentException e -> Optional.of(response(400, "BadRequestException", e));
      case UnsupportedOperationException e ->
          Optional.of(response(406, "UnsupportedOperationException", e));
      default -> Optional.empty();
    };
  }

  /** A fault of content is a bad request to these clients: 422 would mean another thing to them. */
  private static int status(ErrorCode code) {
    return switch (code) {
      case INVALID, MALFORMED, CYCLE, BAD_DATA -> 400;
      default -> code.httpStatus();
    };
  }

  private static String type(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND -> "NoSuchTableException";
      case CONFLICT -> "CommitFailedException";
      case UNAUTHENTICATED -> "NotAuthorizedException";
      case FORBIDDEN -> "ForbiddenException";
      case UNAVAILABLE, OVERLOADED -> "ServiceUnavailableException";
      default ->
          code.kind() == ErrorCode.Kind.USER ? "BadRequestException" : "ServiceFailureException";
    };
  }

  private static CatalogResponse response(int status, String type, RuntimeException fault) {
    ErrorResponse error =
        ErrorResponse.builder()
            .responseCode(status)
            .withType(type)
            .withMessage(String.valueOf(fault.getMessage()))
            .build();
    return new CatalogResponse(
        status, "application/json", ErrorResponseParser.toJson(error).getBytes(UTF_8));
  }
}
