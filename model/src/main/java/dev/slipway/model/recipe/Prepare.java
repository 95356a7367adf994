// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.Json;
import java.util.List;

/** Steps in order, each seeing the columns that the one before left. */
public record Prepare(List<Step> steps) implements Operation {
  public Prepare {
    steps = List.copyOf(steps);
  }

  /** The same with its first steps alone, to see what they leave. */
  public Prepare first(int count) {
    return new Prepare(steps.subList(0, Math.clamp(count, 0, steps.size())));
  }

  /**
   * One prepare step: a registered type and its own parameters.
   *
   * @param disabled whether it is left out, as if it were not there
   * @param group a title that neighbours share, which people see as one; "" for none
   * @param comment what people should know about it; "" for nothing
   */
  public record Step(String type, Json parameters, boolean disabled, String group, String comment) {
    public Step(String type, Json parameters) {
      this(type, parameters, false, "", "");
    }
  }
}
