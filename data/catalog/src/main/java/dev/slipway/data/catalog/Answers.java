// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.util.HashMap;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.rest.responses.LoadTableResponse;

/** Answers that several requests share. */
final class Answers {
  private Answers() {}

  static LoadTableResponse loaded(TableMetadata metadata) {
    return LoadTableResponse.builder()
        .withTableMetadata(metadata)
        .addAllConfig(new HashMap<>())
        .build();
  }

  static UnsupportedOperationException unsupported(String pattern) {
    String why =
        switch (pattern) {
          case "POST namespaces", "DELETE namespaces/{}", "POST namespaces/{}/properties" ->
              "Namespaces are Slipway's projects: make, change and delete them there, such as by 'slipway apply'.";
          case "POST namespaces/{}/register" ->
              "Slipway names the places of its tables, so that a foreign one cannot be registered. Make an external"
                  + " dataset on its files, or copy it.";
          default ->
              pattern.contains("/views")
                  ? "Slipway has no views; make a SQL recipe instead."
                  : "Slipway's catalog does not know '"
                      + pattern
                      + "'; GET /v1/config lists what it does.";
        };
    return new UnsupportedOperationException(why);
  }
}
