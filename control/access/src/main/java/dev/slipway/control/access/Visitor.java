// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import java.util.List;

/**
 * Somebody for whom an identity provider vouches.
 *
 * @param issuer the provider
 * @param subject its own name for them, which it gives to nobody else
 * @param name what a new user's name is made from; tells nothing of who they are
 * @param title the name that is shown
 * @param groups of the provider that they are in now
 */
public record Visitor(
    String issuer, String subject, String name, String title, String email, List<String> groups) {
  public Visitor {
    groups = List.copyOf(groups);
  }

  /** As a user's spec has it. */
  String key() {
    return issuer + " " + subject;
  }
}
