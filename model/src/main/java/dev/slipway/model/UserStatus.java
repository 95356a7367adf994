// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * What was observed of a user: what the identity provider told at their last login by it, and
 * nothing for those who never came by one.
 *
 * @param claims the groups that it named
 * @param administrator whether one of these administers the instance
 */
public record UserStatus(List<String> claims, boolean administrator) {
  public UserStatus {
    claims = List.copyOf(claims);
  }
}
