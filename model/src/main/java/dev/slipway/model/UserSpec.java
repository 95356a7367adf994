// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Map;

/**
 * A person; the title is the name that is shown.
 *
 * @param disabled ends their sessions and tokens at once, and all that would start as them
 * @param subject by which an identity provider knows them: its issuer, a space, and its own name
 *     for them; "" where they do not come from one
 * @param variables that hold for what this user builds, before those of the project
 */
public record UserSpec(
    String email, boolean disabled, String subject, Map<Name, Variable> variables) {
  public UserSpec {
    variables = Map.copyOf(variables);
  }

  public UserSpec(String email, boolean disabled, String subject) {
    this(email, disabled, subject, Map.of());
  }
}
