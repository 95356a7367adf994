// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Map;

/**
 * What a build was asked for; the {@link Run#request()} of a run of type {@code build}.
 *
 * @param targets datasets
 * @param tags and all datasets with one of these that a recipe makes
 * @param zones and all datasets of these zones that a recipe makes
 * @param stopAt datasets at which the way through the flow ends: upstream they are read as they
 *     are, downstream they are made and nothing from them
 * @param variables for this build alone, before all others
 */
public record BuildRequest(
    List<Name> targets,
    List<String> tags,
    List<Name> zones,
    List<Name> stopAt,
    Mode mode,
    Priority priority,
    Map<Name, Variable> variables) {
  public BuildRequest {
    targets = List.copyOf(targets);
    tags = List.copyOf(tags);
    zones = List.copyOf(zones);
    stopAt = List.copyOf(stopAt);
    variables = Map.copyOf(variables);
  }

  /** Of datasets by name, with all that leads to them. */
  public BuildRequest(
      List<Name> targets, Mode mode, Priority priority, Map<Name, Variable> variables) {
    this(targets, List.of(), List.of(), List.of(), mode, priority, variables);
  }

  /** For somebody who waits for it. */
  public BuildRequest(List<Name> targets, Mode mode) {
    this(targets, mode, Priority.INTERACTIVE, Map.of());
  }

  /** Which recipes a build considers. No targets means every dataset that a recipe makes. */
  public enum Mode {
    /** The targets' own recipes, whatever changed. */
    ONLY,
    /** The targets and their stale ancestors. */
    STALE,
    /** The targets and all ancestors, changed or not. */
    ALL,
    /** What was never built. */
    MISSING,
    /** Everything made from the targets, where stale. */
    DOWNSTREAM
  }
}
