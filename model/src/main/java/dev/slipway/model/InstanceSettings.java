// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Map;

/**
 * What holds for the whole instance; the one resource of kind {@code settings}, named {@code
 * instance}.
 *
 * @param variables for every project that does not set them itself
 * @param limits of what runs at once, by a name of which those are told whose activities wait; of
 *     several that are for the same thing the least holds
 */
public record InstanceSettings(Map<Name, Variable> variables, Map<Name, ActivityLimit> limits) {
  public InstanceSettings {
    variables = Map.copyOf(variables);
    limits = Map.copyOf(limits);
  }
}
