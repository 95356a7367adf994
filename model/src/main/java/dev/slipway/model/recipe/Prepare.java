// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.Json;
import java.util.List;

/** Steps in order, each seeing the columns that the one before left. */
public record Prepare(List<Step> steps) implements Operation {
  public Prepare {
    steps = List.copyOf(steps);
  }

  /** One prepare step: a registered type and its own parameters. */
  public record Step(String type, Json parameters) {}
}
