// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

/** What the catalog answers; the body is JSON, or empty. */
public record CatalogResponse(int status, String contentType, String body) {
  static CatalogResponse json(int status, Object value) {
    return new CatalogResponse(status, "application/json", CatalogJson.write(value));
  }

  /** An answer that was written as JSON before. */
  static CatalogResponse text(String json) {
    return new CatalogResponse(200, "application/json", json);
  }

  static CatalogResponse ok(Object value) {
    return json(200, value);
  }

  static CatalogResponse nothing() {
    return new CatalogResponse(204, "application/json", "");
  }
}
