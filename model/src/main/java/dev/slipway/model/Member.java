// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Optional;

/**
 * What a user, a group or a service account may do in a project.
 *
 * @param exportData whether they may take data out in bulk, which no role brings by itself
 */
public record Member(
    Optional<Name> user,
    Optional<Name> group,
    Optional<Name> serviceAccount,
    Role role,
    boolean exportData) {

  public Member {
    new Grantee(user, group, serviceAccount);
  }

  public static Member of(Grantee grantee, Role role) {
    return new Member(grantee.user(), grantee.group(), grantee.serviceAccount(), role, false);
  }

  public Grantee grantee() {
    return new Grantee(user, group, serviceAccount);
  }
}
