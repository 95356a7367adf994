// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Name;
import java.util.List;

/**
 * Columns of datasets, joined by the recipes that compute one from another.
 *
 * @param columns in the order in which they were reached, the one that was asked about first
 * @param links from the column that is read to the one that is made
 * @param gaps sentences on where it could not be followed
 */
public record ColumnGraph(List<Place> columns, List<Link> links, List<String> gaps) {
  public ColumnGraph {
    columns = List.copyOf(columns);
    links = List.copyOf(links);
    gaps = List.copyOf(gaps);
  }

  /** A column of a dataset. */
  public record Place(Name project, Name dataset, String column) {}

  /**
   * @param recipe of the project that {@code to} is in
   */
  public record Link(Place from, Place to, Name recipe) {}

  /** Which way a column is followed. */
  public enum Direction {
    /** To the columns that its values are computed from. */
    UPSTREAM,
    /** To the columns that are computed from its values. */
    DOWNSTREAM,
    BOTH
  }
}
