// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Grantee;
import dev.slipway.model.Ref;
import dev.slipway.model.Right;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A user or service account that is not disabled.
 *
 * @param groups keys of the names of those it is in
 * @param rights of all of these together
 */
record Principal(Ref ref, Instant created, Set<String> groups, Set<Right> rights) {
  Principal {
    groups = Set.copyOf(groups);
    rights = Set.copyOf(rights);
  }

  boolean is(Grantee grantee) {
    return grantee.isEveryone()
        || grantee.group().filter(name -> groups.contains(name.key())).isPresent()
        || grantee.target().filter(target -> target.key().equals(ref.key())).isPresent();
  }

  boolean isAmong(List<Grantee> grantees) {
    return grantees.stream().anyMatch(this::is);
  }
}
