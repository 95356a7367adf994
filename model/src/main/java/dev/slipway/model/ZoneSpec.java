// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * A part of a flow that people look at and build on its own.
 *
 * @param color for the page, as {@code #rrggbb}; "" for one that it chooses
 * @param datasets of the project; their recipes go with them
 */
public record ZoneSpec(String color, List<Name> datasets) {
  public ZoneSpec {
    datasets = List.copyOf(datasets);
  }
}
