// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * What was observed of a user.
 *
 * @param claims the groups that the identity provider named at the last login
 */
public record UserStatus(List<String> claims) {
  public UserStatus {
    claims = List.copyOf(claims);
  }
}
