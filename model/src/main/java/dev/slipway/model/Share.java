// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/** A dataset that the members of other projects may read, by the name it has in its own. */
public record Share(Name dataset, List<Name> projects) {
  public Share {
    projects = List.copyOf(projects);
  }
}
