// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.RESTUtil;

/**
 * Where a request goes: its method and the path with names taken out, such as {@code GET
 * namespaces/{}/tables/{}}.
 */
record CatalogRoute(String pattern, List<String> names) {

  static CatalogRoute of(CatalogRequest request) {
    List<String> segments = Arrays.asList(request.path().split("/"));
    if (segments.size() < 3 || !segments.get(1).equals("v1")) {
      throw new BadRequestException(
          "There is nothing at %s; the catalog's paths begin with /v1/.", request.path());
    }
    List<String> rest = segments.subList(2, segments.size());
    boolean isNamed = rest.getFirst().equals("namespaces");
    StringBuilder pattern = new StringBuilder(request.method()).append(' ');
    for (int i = 0; i < rest.size(); i++) {
      pattern.append(i == 0 ? "" : "/").append(isNamed && i % 2 == 1 && i < 4 ? "{}" : rest.get(i));
    }
    return new CatalogRoute(pattern.toString(), isNamed ? named(rest) : List.of());
  }

  Namespace namespace() {
    return RESTUtil.decodeNamespace(names.getFirst(), "%1F");
  }

  String table() {
    return RESTUtil.decodeString(names.get(1));
  }

  private static List<String> named(List<String> rest) {
    return rest.size() < 2
        ? List.of()
        : rest.size() < 4 ? List.of(rest.get(1)) : List.of(rest.get(1), rest.get(3));
  }
}
