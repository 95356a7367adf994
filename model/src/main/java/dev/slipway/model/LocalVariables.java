// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Map;

/**
 * Variables of a project that are different in each place where it lives and so stay out of its
 * export; the one resource of kind {@code local-variables} of a project, named {@code local}.
 */
public record LocalVariables(Map<Name, Variable> variables) {
  public LocalVariables {
    variables = Map.copyOf(variables);
  }
}
