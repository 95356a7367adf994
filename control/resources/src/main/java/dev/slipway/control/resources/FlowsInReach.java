// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Share;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flows that a caller may read, each looked at once. */
final class FlowsInReach {
  private final Caller caller;
  private final Reads reads;
  private final Flows flows;
  private final Map<Uid, Optional<Flow>> known = new HashMap<>();

  FlowsInReach(Caller caller, Reads reads, Flows flows) {
    this.caller = caller;
    this.reads = reads;
    this.flows = flows;
  }

  /** The flow that a dataset belongs to; empty if the caller may not read its project. */
  Optional<Flow> owning(Flow flow, Uid dataset) {
    return flow.imported(dataset).isEmpty()
        ? Optional.of(flow)
        : of(reads.find(flow.owner(dataset)));
  }

  /** The flows in which recipes may read a dataset: its own, and those that it is shared with. */
  List<Flow> reading(Flow flow, Uid dataset) {
    List<Flow> reading = new ArrayList<>(List.of(flow));
    owning(flow, dataset)
        .ifPresent(own -> {
          if (own != flow) {
            reading.add(own);
          }
          for (Share share : own.project().spec().shares()) {
            if (own.dataset(share.dataset()).filter(one -> one.uid().equals(dataset)).isPresent()) {
              share.projects().stream()
                  .flatMap(key -> of(reads.find(Reads.projectRef(key))).stream())
                  .filter(other -> !reading.contains(other))
                  .forEach(reading::add);
            }
          }
        });
    return reading;
  }

  /** The key of the project that a dataset belongs to. */
  Name project(Flow flow, Uid dataset) {
    return flow.imported(dataset)
        .flatMap(one -> one.name().project())
        .orElseGet(() -> flow.project().name());
  }

  private Optional<Flow> of(Optional<Resource<Json>> project) {
    return project.flatMap(found ->
        known.computeIfAbsent(
            found.uid(),
            _ ->
                reads.allows(caller, Action.READ, found)
                    ? Optional.of(flows.flow(found))
                    : Optional.empty()));
  }

  /** Takes a flow that is at hand for that of its project. */
  FlowsInReach with(Flow flow) {
    known.put(flow.project().uid(), Optional.of(flow));
    return this;
  }
}
