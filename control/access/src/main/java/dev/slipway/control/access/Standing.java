// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.Right;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller is, as far as it matters to one target.
 *
 * @param rights in the whole instance
 * @param inProject what the caller is in the target's project
 * @param sharedWith what the caller is in the projects that the target is shared with
 */
record Standing(
    Caller.Origin origin,
    Optional<Caller.Scope> scope,
    Set<Right> rights,
    Optional<Membership> inProject,
    Optional<Membership> sharedWith) {
  Standing {
    rights = Set.copyOf(rights);
  }

  boolean has(Right right) {
    return rights.contains(right) || rights.contains(Right.ADMINISTER);
  }

  boolean isAdministrator() {
    return rights.contains(Right.ADMINISTER);
  }
}
