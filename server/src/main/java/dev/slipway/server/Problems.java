// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Locale;

/** Faults as problem details (RFC 9457). */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  private record Details(
      String type,
      String title,
      int status,
      String detail,
      String code,
      boolean retryable,
      List<Problem> problems) {}

  static Json body(SlipwayException fault) {
    ErrorCode code = fault.code();
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Documents.write(
        new Details(
            "urn:slipway:error:" + name,
            name.replace('-', ' '),
            code.httpStatus(),
            String.valueOf(fault.getMessage()),
            name,
            code.retryable(),
            fault.problems()));
  }
}
