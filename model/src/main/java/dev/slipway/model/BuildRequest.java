// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Map;

/**
 * What a build was asked for; the {@link Run#request()} of a run of type {@code build}.
 *
 * @param variables for this build alone, before all others
 */
public record BuildRequest(
    List<Name> targets, Mode mode, Priority priority, Map<Name, Variable> variables) {
  public BuildRequest {
    targets = List.copyOf(targets);
    variables = Map.copyOf(variables);
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
