// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.plan.Planned;
import dev.slipway.control.plan.Planner;
import dev.slipway.model.WriteMode;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an output is made of, where its recipe makes only a part of its rows.
 *
 * @param inputs with the rows that are there, if those are needed
 */
record Merged(List<Engine.Input> inputs, String sql) {
  /** No dataset can be called so. */
  private static final String STORED = "stored rows";

  static Merged of(
      List<Engine.Input> inputs,
      Planned.Output output,
      WriteMode mode,
      Optional<Scan> stored,
      Planner planner) {
    if (!(mode instanceof WriteMode.Upsert(List<String> keys)) || stored.isEmpty()) {
      return new Merged(inputs, output.sql());
    }
    Scan rows = stored.get();
    List<Engine.Input> all = new ArrayList<>(inputs);
    all.add(new Engine.Input(STORED, rows));
    return new Merged(all, planner.upsert(output, keys, STORED, rows.schema()));
  }
}
