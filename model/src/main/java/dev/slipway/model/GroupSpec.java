// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * Users and service accounts who have rights together.
 *
 * @param members users and service accounts, no groups
 * @param claims names under which the identity provider knows the group: who has one of them at
 *     login is a member too
 */
public record GroupSpec(List<Grantee> members, List<Right> rights, List<String> claims) {
  public GroupSpec {
    members = List.copyOf(members);
    rights = List.copyOf(rights);
    claims = List.copyOf(claims);
  }
}
