// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.Uid;
import java.util.List;

/** Conditions and writes that hold or happen together. Data, never a callback. */
public record Batch(Uid id, Caller by, List<Condition> conditions, List<Write> writes) {
  public Batch {
    conditions = List.copyOf(conditions);
    writes = List.copyOf(writes);
  }

  public static Batch of(Uid id, Caller by, Write... writes) {
    return new Batch(id, by, List.of(), List.of(writes));
  }
}
