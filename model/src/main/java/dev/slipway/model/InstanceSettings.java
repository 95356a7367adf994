// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Map;

/**
 * What holds for the whole instance; the one resource of kind {@code settings}, named {@code
 * instance}.
 *
 * @param variables for every project that does not set them itself
 */
public record InstanceSettings(Map<Name, Variable> variables) {
  public InstanceSettings {
    variables = Map.copyOf(variables);
  }
}
