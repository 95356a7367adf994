// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.server.SteadyBody.Pace;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bodies that are read whole into memory, and therefore no further than a document may be long,
 * whatever length they declare.
 */
final class Bodies {
  static final int MOST_BYTES = 8 << 20;

  private Bodies() {}

  static Json json(InputStream body) {
    return Documents.parse(bytes(body));
  }

  static byte[] bytes(InputStream body) {
    byte[] bytes;
    try {
      bytes = SteadyBody.of(body, Pace.DOCUMENT).readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw brokenOff(e);
    }
    if (bytes.length > MOST_BYTES) {
      throw tooLarge();
    }
    return bytes;
  }

  static SlipwayException brokenOff(IOException why) {
    return new SlipwayException(
        ErrorCode.MALFORMED,
        "The request broke off before its body had arrived: " + why.getMessage() + ".",
        why);
  }

  static SlipwayException tooLarge() {
    return new SlipwayException(
        ErrorCode.TOO_LARGE,
        "The request carries more than the "
            + (MOST_BYTES >> 20)
            + " MiB that a document may have. Send a set of resources in parts; data belongs in"
            + " a file, uploaded with PUT /api/v1/connections/{connection}/files/{path}.");
  }
}
