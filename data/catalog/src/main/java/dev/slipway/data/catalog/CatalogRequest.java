// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.util.Map;

/**
 * A request to the catalog, without the framework that received it.
 *
 * @param path still percent-encoded, from {@code /v1} on
 * @param query decoded parameters
 */
@SuppressWarnings("ArrayRecordComponent") // a request is read once and never compared
public record CatalogRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {
  public CatalogRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }
}
