// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.Ref;
import dev.slipway.model.Uid;

/** Columns, and what recipes compute them from. */
public final class ColumnLineages {
  private final Reads reads;
  private final Flows flows;

  ColumnLineages(Reads reads, Flows flows) {
    this.reads = reads;
    this.flows = flows;
  }

  /**
   * The columns that a column is computed from or that are computed from it, through all recipes of
   * all projects that the caller may read.
   *
   * @throws dev.slipway.model.SlipwayException {@code INVALID} if the dataset is known to have no
   *     such column, {@code NOT_FOUND} if there is no such dataset
   */
  public ColumnGraph of(
      Caller caller, Ref dataset, String column, ColumnGraph.Direction direction) {
    Uid uid = reads.load(caller, dataset).uid();
    Flow flow = flows.flow(reads.load(caller, Reads.projectRef(dataset.project().orElseThrow())));
    FlowsInReach inReach = new FlowsInReach(caller, reads, flows).with(flow);
    return ColumnTrace.of(inReach, flow, uid, column, direction);
  }
}
