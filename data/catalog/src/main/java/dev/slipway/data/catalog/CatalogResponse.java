// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the catalog answers.
 *
 * @param body JSON in UTF-8, or empty; nobody may change it, as answers are kept and given again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CatalogResponse(int status, String contentType, byte[] body) {
  /** The body as text. */
  public String text() {
    return new String(body, UTF_8);
  }

  static CatalogResponse json(int status, Object value) {
    return new CatalogResponse(status, "application/json", CatalogJson.bytes(value));
  }

  /** An answer that was written as JSON before. */
  static CatalogResponse written(byte[] json) {
    return new CatalogResponse(200, "application/json", json);
  }

  static CatalogResponse ok(Object value) {
    return json(200, value);
  }

  static CatalogResponse nothing() {
    return new CatalogResponse(204, "application/json", new byte[0]);
  }
}
