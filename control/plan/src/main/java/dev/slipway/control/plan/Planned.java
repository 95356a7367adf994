// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.Variable;
import java.util.List;
import java.util.Map;

/**
 * What is known about a recipe before it runs.
 *
 * @param outputs in the recipe's order
 * @param isVolatile whether two runs over the same input may differ: it asks for the time or for
 *     chance
 * @param variables those whose values are in the SQL
 */
public record Planned(List<Output> outputs, boolean isVolatile, Map<Name, Variable> variables) {
  public Planned {
    outputs = List.copyOf(outputs);
    variables = Map.copyOf(variables);
  }

  /**
   * One table that comes out.
   *
   * @param sql one SELECT in the SQL of the engine that was asked for, over the inputs by alias,
   *     every column cast to its type in {@code schema}; the same recipe over the same inputs
   *     always gives the same text
   */
  public record Output(Schema schema, Lineage lineage, String sql) {}

  /** The only output; of several, the first. */
  public Output output() {
    return outputs.getFirst();
  }
}
