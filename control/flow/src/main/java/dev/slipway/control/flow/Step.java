// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.util.List;

/** A recipe as the graph sees it: what it reads and what it makes, by dataset. */
public record Step(Uid recipe, Name name, List<Uid> inputs, List<Uid> outputs) {
  public Step {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
